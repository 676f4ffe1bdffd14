package org.pageproof.xen;

import org.pageproof.machine.BitLayout;

/**
 * The bits of {@code count_info} (pages 1.1, E3): the general reference count at the bottom, then the flags, in the
 * hypervisor's order, so that a borrow out of the count runs into the same bits. Static pages are left out.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class CountInfo {
    private static final int UNTIL_2009 = 26;
    private static final int IN_2020 = 54;
    private static final int WITH_SHADOW_PAGING = 56;
    private static final int WITHOUT_SHADOW_PAGING = 57;
    private static final int CACHEATTR_BITS = 3;

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

    /** The frame is one of the heap of coloured frames; no bit at the true width of x86. */
    public final long PGC_colored;

    /** How the page is cached, until 2022; no bits today. */
    public final long PGC_cacheattr_mask;

    /** The page is allocated to its owner, and that owns one reference. */
    public final long PGC_allocated;

    /** The number of the bit of PGC_allocated. */
    public final int allocated_bit;

    /** The bits of a layout; what it does not have is 0. */
    public CountInfo(BitLayout layout) {
        PGC_all = -1L >>> (64 - layout.width());
        PGC_count_mask = layout.mask("count");
        PGC_shadowed_pt = mask(layout, "shadowed_pt");
        PGC_need_scrub = mask(layout, "need_scrub");
        need_scrub_bit = Long.numberOfTrailingZeros(PGC_need_scrub);
        PGC_state = mask(layout, "state");
        PGC_state_inuse = state(layout, PageState.inuse);
        PGC_state_offlining = state(layout, PageState.offlining);
        PGC_state_offlined = state(layout, PageState.offlined);
        PGC_state_free = state(layout, PageState.free);
        PGC_broken = mask(layout, "broken");
        PGC_extra = mask(layout, "extra");
        PGC_cacheattr_mask = mask(layout, "cacheattr");
        PGC_xen_heap = layout.mask("xen_heap");
        PGC_colored = mask(layout, "colored");
        PGC_allocated = layout.mask("allocated");
        allocated_bit = layout.shift("allocated");
    }

    private static boolean has(BitLayout layout, String field) {
        for (BitLayout.Field f : layout.fields()) {
            if (f.name().equals(field)) {
                return true;
            }
        }
        return false;
    }

    private static long mask(BitLayout layout, String field) {
        return has(layout, field) ? layout.mask(field) : 0;
    }

    private static long state(BitLayout layout, PageState state) {
        return has(layout, "state") ? layout.constant("state", state) : 0;
    }

    /** The layout of E0 and E1 (pages 1.1), before pages had states: W is 26 or 58. */
    public static BitLayout earlyLayout(int countBits) {
        return BitLayout.named("count_info")
                .field("count", countBits)
                .field("cacheattr", CACHEATTR_BITS)
                .flag("page_table")
                .flag("xen_heap")
                .flag("allocated")
                .build();
    }

    /**
     * The layout for a count of {@code countBits} bits, W in the domain notes (pages 1.1): that of x86 today, with PGC_colored, which Arm
     * has, on top where there is room. At 56 bits, the true width of x86 with shadow paging, there is none; at 57, without shadow
     * paging, there is no PGC_shadowed_pt; at 58 and 26, the widths before and after the change of January 2009, none for
     * PGC_need_scrub either: then it is a word of 64 and of 32 bits as it was, with the state of the page and PGC_broken where the cache
     * attributes and PGC_page_table were, for the algorithm is today's. At 54 bits it is the layout of March 2020, in which
     * PGC_shadowed_pt is what was called PGC_page_table; PGC_need_scrub, which was another name of PGC_allocated, has no bit.
     */
    public static BitLayout layout(int countBits) {
        BitLayout.Builder word = BitLayout.named("count_info").field("count", countBits);
        if (countBits == IN_2020) {
            return word.flag("extra")
                    .field("state", PageState.class)
                    .flag("broken")
                    .field("cacheattr", CACHEATTR_BITS)
                    .flag("shadowed_pt")
                    .flag("xen_heap")
                    .flag("allocated")
                    .build();
        }
        if (countBits <= WITH_SHADOW_PAGING && countBits != UNTIL_2009) {
            word = word.flag("shadowed_pt");
        }
        if (countBits <= WITHOUT_SHADOW_PAGING && countBits != UNTIL_2009) {
            word = word.flag("need_scrub");
        }
        word = word.field("state", PageState.class)
                .flag("broken")
                .flag("extra")
                .flag("xen_heap")
                .flag("allocated");
        return countBits < WITH_SHADOW_PAGING && countBits != UNTIL_2009
                ? word.flag("colored").build()
                : word.build();
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
        return x & (PGC_extra | PGC_need_scrub | PGC_colored);
    }
}
