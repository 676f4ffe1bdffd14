package org.pageproof.xen.p2m.format;

/** Which form of the p2m a toolstack reads. */
public enum Format {
    /** Nothing was saved yet. */
    none,
    /** The tree of frame lists, three levels. */
    tree,
    /** The list that the guest has mapped. */
    linear,
    /** There is none that can be read. */
    refused
}
