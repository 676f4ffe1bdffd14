package org.pageproof.xen;

import org.pageproof.machine.BitLayout;

/** The bits of {@code type_info} (pages 1.2, E3): the type reference count at the bottom, flags, and the type at the top. */
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class TypeInfo {
    /** All bits of the word. */
    public final long PGT_all;

    /** The type reference count. */
    public final long PGT_count_mask;

    /** Mapped non-coherently by somebody, so that caches have to be flushed. */
    public final long PGT_non_coherent;

    /** Part way through validation or its reverse. Owns one general and one type reference. */
    public final long PGT_partial;

    public final long PGT_pae_xen_l2;

    /** The content fits the type. */
    public final long PGT_validated;

    /** A guest pinned the page. Owns one general and one type reference. */
    public final long PGT_pinned;

    public final int pinned_bit;

    /** page_lock holds the page. */
    public final long PGT_locked;

    public final long PGT_type_mask;
    public final long PGT_none;
    public final long PGT_l1_page_table;
    public final long PGT_l2_page_table;
    public final long PGT_l3_page_table;
    public final long PGT_l4_page_table;
    public final long PGT_seg_desc_page;
    public final long PGT_shared_page;
    public final long PGT_writable_page;

    private static final int UNTIL_2009 = 25;
    private static final int WITH_NON_COHERENT = 55;
    private static final int WITH_LOCKED = 56;

    private final int type_shift;

    TypeInfo(BitLayout layout) {
        PGT_all = -1L >>> (64 - layout.width());
        PGT_count_mask = layout.mask("count");
        PGT_non_coherent = has(layout, "non_coherent") ? layout.mask("non_coherent") : 0;
        PGT_partial = layout.mask("partial");
        PGT_pae_xen_l2 = layout.mask("pae_xen_l2");
        PGT_validated = layout.mask("validated");
        PGT_pinned = layout.mask("pinned");
        pinned_bit = layout.shift("pinned");
        PGT_locked = has(layout, "locked") ? layout.mask("locked") : 0;
        PGT_type_mask = layout.mask("type");
        type_shift = layout.shift("type");
        PGT_none = layout.constant("type", PageType.none);
        PGT_l1_page_table = layout.constant("type", PageType.l1_page_table);
        PGT_l2_page_table = layout.constant("type", PageType.l2_page_table);
        PGT_l3_page_table = layout.constant("type", PageType.l3_page_table);
        PGT_l4_page_table = layout.constant("type", PageType.l4_page_table);
        PGT_seg_desc_page = layout.constant("type", PageType.seg_desc_page);
        PGT_shared_page = layout.constant("type", PageType.shared_page);
        PGT_writable_page = layout.constant("type", PageType.writable_page);
    }

    /**
     * The layout for a count of {@code typeBits} bits, V in the domain notes (pages 1.2): with PGT_non_coherent up to 55 bits, which is
     * today's layout, and with PGT_locked up to 56, which is that of 2017 to 2022. At 57 and 25, the widths after and before the change
     * of January 2009, the lock of a page is elsewhere.
     */
    public static BitLayout layout(int typeBits) {
        BitLayout.Builder word = BitLayout.named("type_info").field("count", typeBits);
        if (typeBits <= WITH_NON_COHERENT && typeBits != UNTIL_2009) {
            word = word.flag("non_coherent");
        }
        word = word.flag("partial").flag("pae_xen_l2").flag("validated").flag("pinned");
        if (typeBits <= WITH_LOCKED && typeBits != UNTIL_2009) {
            word = word.flag("locked");
        }
        return word.field("type", PageType.class).build();
    }

    private static boolean has(BitLayout layout, String field) {
        return layout.fields().stream().anyMatch(f -> f.name().equals(field));
    }

    /** The type reference count in the value {@code x} of a type word. */
    public long count(long x) {
        return x & PGT_count_mask;
    }

    /** A type in place. */
    public long of(PageType type) {
        return switch (type) {
            case none -> PGT_none;
            case l1_page_table -> PGT_l1_page_table;
            case l2_page_table -> PGT_l2_page_table;
            case l3_page_table -> PGT_l3_page_table;
            case l4_page_table -> PGT_l4_page_table;
            case seg_desc_page -> PGT_seg_desc_page;
            case shared_page -> PGT_shared_page;
            case writable_page -> PGT_writable_page;
        };
    }

    /** The number of the type in {@code x}: the ordinal of its {@link PageType}. */
    public long type(long x) {
        return (x & PGT_type_mask) >>> type_shift;
    }
}
