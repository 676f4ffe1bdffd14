package org.pageproof.xen;

/**
 * What a page is used as, while somebody holds a type reference to it (pages 1.2). The order is the encoding in the type
 * word.
 */
public enum PageType {
    /** Not used as anything yet. */
    none,
    l1_page_table,
    l2_page_table,
    l3_page_table,
    l4_page_table,
    /** A segment descriptor page. */
    seg_desc_page,
    /** Shared with other domains by memory sharing. */
    shared_page,
    /** Writable mappings of the page exist. */
    writable_page
}
