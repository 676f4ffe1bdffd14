package org.pageproof.xen;

import org.pageproof.machine.BitLayout;

/**
 * The bits of {@code count_info} (pages 1.1, E3): the general reference count at the bottom, then the flags, in the
 * hypervisor's order, so that a borrow out of the count runs into the same bits. Static and coloured pages are left out.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class CountInfo {
    /** All bits of the word. */
    public final long PGC_all;

    /** The count. */
    public final long PGC_count_mask;

    /** A guest's page table of this page has a shadow. */
    public final long PGC_shadowed_pt;

    /** The page has to be scrubbed before its next use. */
    public final long PGC_need_scrub;

    public final int need_scrub_bit;

    public final long PGC_state;
    public final long PGC_state_inuse;
    public final long PGC_state_offlining;
    public final long PGC_state_offlined;
    public final long PGC_state_free;

    /** The frame is faulty and must never be used again. */
    public final long PGC_broken;

    /** Allocated with MEMF_no_refcount: in its owner's totals, but not bound by its limit. */
    public final long PGC_extra;

    /** A page of the hypervisor itself. */
    public final long PGC_xen_heap;

    /** The page is allocated to its owner, and that owns one reference. */
    public final long PGC_allocated;

    /** The number of the bit of PGC_allocated. */
    public final int allocated_bit;

    CountInfo(BitLayout layout) {
        PGC_all = -1L >>> (64 - layout.width());
        PGC_count_mask = layout.mask("count");
        PGC_shadowed_pt = layout.mask("shadowed_pt");
        PGC_need_scrub = layout.mask("need_scrub");
        need_scrub_bit = layout.shift("need_scrub");
        PGC_state = layout.mask("state");
        PGC_state_inuse = layout.constant("state", PageState.inuse);
        PGC_state_offlining = layout.constant("state", PageState.offlining);
        PGC_state_offlined = layout.constant("state", PageState.offlined);
        PGC_state_free = layout.constant("state", PageState.free);
        PGC_broken = layout.mask("broken");
        PGC_extra = layout.mask("extra");
        PGC_xen_heap = layout.mask("xen_heap");
        PGC_allocated = layout.mask("allocated");
        allocated_bit = layout.shift("allocated");
    }

    /** The layout for a count of {@code countBits} bits, W in the domain notes. */
    public static BitLayout layout(int countBits) {
        return BitLayout.named("count_info")
                .field("count", countBits)
                .flag("shadowed_pt")
                .flag("need_scrub")
                .field("state", PageState.class)
                .flag("broken")
                .flag("extra")
                .flag("xen_heap")
                .flag("allocated")
                .build();
    }

    /** The general reference count in the value {@code x} of a count word. */
    public long count(long x) {
        return x & PGC_count_mask;
    }

    /** Whether get_page must refuse: nobody holds the page, or the last value but one is reached (pages 2.1, step 2). */
    public boolean refuses_get(long x) {
        return ((x + 2) & PGC_count_mask) <= 2;
    }

    /** One reference less. Without references it borrows from the flags, as the hypervisor's word does. */
    public long minus_one(long x) {
        return x - 1 & PGC_all;
    }

    /** Whether {@code x} says that the page is in this state. */
    public boolean is(long x, long state) {
        return (x & PGC_state) == state;
    }

    /** Whether the page is the hypervisor's own or an extra one of its domain. */
    public boolean is_special(long x) {
        return (x & (PGC_xen_heap | PGC_extra)) != 0;
    }

    /** What assign_pages keeps of the flags of a page in use. */
    public long preserved(long x) {
        return x & (PGC_extra | PGC_need_scrub);
    }
}
