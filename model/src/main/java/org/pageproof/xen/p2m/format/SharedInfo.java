package org.pageproof.xen.p2m.format;

import org.pageproof.machine.BitLayout;
import org.pageproof.machine.Ghost;
import org.pageproof.machine.Range;
import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Word;

/** What the guest tells of its p2m in arch_shared_info, and the level 2 page table that maps a list. */
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class SharedInfo {
    static final BitLayout FRAME_LIST_LIST = BitLayout.named("frame_list_list")
            .field("holds", FrameListList.class)
            .build();
    static final BitLayout P2M_CR3 =
            BitLayout.named("p2m_cr3").field("root", Root.class).build();

    /** {@link FrameListList}. */
    public final Word pfn_to_mfn_frame_list_list = new Word(FRAME_LIST_LIST, 0);

    /** {@link Root}. */
    public final Word p2m_cr3 = new Word(P2M_CR3, 0);

    /** The number of valid words of the p2m, in spite of its name. */
    public final Word max_pfn = new Word(32, 0);

    /** Whether the guest has words of 64 bits. */
    public final Word wide = new Word(1, 1);

    /** p2m_vaddr: the index of its entry in the level 2 table; the list begins where that entry does. */
    public final Word p2m_vaddr = new Word(3, 0);

    /** The level 2 table: 0 for nothing, 1 for the table that stands for all that is missing, or a table of its own. */
    public final Word[] l2;

    /** {@link FrameListList#tree} as it is stored. */
    public final long fll_tree = FRAME_LIST_LIST.constant("holds", FrameListList.tree);

    /** {@link FrameListList#too_small} as it is stored. */
    public final long fll_too_small = FRAME_LIST_LIST.constant("holds", FrameListList.too_small);

    /** {@link Root#here} as it is stored. */
    public final long root_here = P2M_CR3.constant("root", Root.here);

    /** {@link Root#elsewhere} as it is stored. */
    public final long root_elsewhere = P2M_CR3.constant("root", Root.elsewhere);

    /** Held by the guest while it sets this up, and by the toolstack while the guest is suspended. */
    public final SpinLock execution = new SpinLock();

    /** The number of pfns up to the last one that has a frame. */
    @Ghost
    @Range(max = 1L << 32)
    public long used;

    SharedInfo(FormatScope scope) {
        l2 = new Word[scope.tables()];
        for (int i = 0; i < l2.length; i++) {
            l2[i] = new Word(4, 0);
        }
    }
}
