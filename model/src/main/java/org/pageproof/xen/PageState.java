package org.pageproof.xen;

/** PGC_state: what the allocator thinks of a frame (pages 1.1). The order is the encoding in the count word. */
public enum PageState {
    /** Handed out, or never seen by the allocator. */
    inuse,
    /** In use, and to be kept out of the heap when it is freed. */
    offlining,
    /** Kept out of the heap. */
    offlined,
    /** On a heap list. */
    free
}
