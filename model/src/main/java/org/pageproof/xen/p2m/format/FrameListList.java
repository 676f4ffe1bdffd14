package org.pageproof.xen.p2m.format;

/** What pfn_to_mfn_frame_list_list holds. */
public enum FrameListList {
    /** 0: not set up yet. */
    absent,
    /** The top page of the tree. */
    tree,
    /** ~0: the tree is too small for the guest. */
    too_small
}
