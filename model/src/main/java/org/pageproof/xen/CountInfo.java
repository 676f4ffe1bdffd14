package org.pageproof.xen;

import org.pageproof.machine.BitLayout;

/**
 * The bits of {@code count_info} (pages 1.1, E3): the general reference count at the bottom, then the state, then
 * PGC_allocated. Extra, Xen heap, broken, static, coloured and need_scrub pages are left out.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class CountInfo {
    /** The count. */
    public final long PGC_count_mask;

    /** The page is allocated to its owner, and that owns one reference. */
    public final long PGC_allocated;

    /** The number of the bit of PGC_allocated. */
    public final int allocated_bit;

    public final long PGC_state;
    public final long PGC_state_inuse;
    public final long PGC_state_free;

    CountInfo(BitLayout layout) {
        PGC_count_mask = layout.mask("count");
        PGC_allocated = layout.mask("allocated");
        allocated_bit = layout.shift("allocated");
        PGC_state = layout.mask("state");
        PGC_state_inuse = layout.constant("state", PageState.inuse);
        PGC_state_free = layout.constant("state", PageState.free);
    }

    /** The layout for a count of {@code countBits} bits, W in the domain notes. */
    public static BitLayout layout(int countBits) {
        return BitLayout.named("count_info")
                .field("count", countBits)
                .field("state", PageState.class)
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
}
