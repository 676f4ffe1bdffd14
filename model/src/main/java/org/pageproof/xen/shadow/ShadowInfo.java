package org.pageproof.xen.shadow;

import org.pageproof.machine.BitLayout;

/** The bits of a shadow's record: the members of a C structure, so that what is stored into the count loses the bits above it. */
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class ShadowInfo {
    private static final int TYPE_BITS = 5;

    /** The shadow of a lowest page table of 64-bit guests. */
    private static final long SH_type_l1_64_shadow = 8;

    /** One more than the greatest count that the record has room for. */
    public final long count_limit;

    private final long type_mask;
    private final long count_mask;
    private final int count_shift;

    /** What a shadow has that was just made: its kind, and that its references are counted here. */
    private final long made;

    ShadowInfo(BitLayout layout) {
        type_mask = layout.mask("type");
        count_mask = layout.mask("count");
        count_shift = layout.shift("count");
        count_limit = (count_mask >>> count_shift) + 1;
        made = SH_type_l1_64_shadow << layout.shift("type") | layout.mask("head");
    }

    /** The layout for a count of {@code countBits} bits; with 25 bits it is that of c385d27079 (2010), 32 bits together. */
    public static BitLayout layout(int countBits) {
        return BitLayout.named("sh")
                .field("type", TYPE_BITS)
                .flag("pinned")
                .flag("head")
                .field("count", countBits)
                .build();
    }

    /** Whether a page with the record {@code x} is a shadow at all. */
    public boolean is_shadow(long x) {
        return (x & type_mask) != 0;
    }

    /** The record of a shadow without references. */
    public long made() {
        return made;
    }

    /** The count in the record {@code x}. */
    public long count(long x) {
        return (x & count_mask) >>> count_shift;
    }

    /** The record {@code x} with another count, cut off to its field. */
    public long with_count(long x, long nx) {
        return x & ~count_mask | nx << count_shift & count_mask;
    }
}
