package org.pageproof.xen;

/** The allocator's lists of frames, all under heap_lock. */
public enum FrameList {
    /** None of them. */
    none,
    /** The frame is the head of a chunk on the heap. */
    heap,
    /** page_offlined_list. */
    offlined,
    /** page_broken_list. */
    broken,
    /** The free frames of a cache colour. */
    color
}
