package org.pageproof.xen;

import org.pageproof.machine.BitLayout;
import org.pageproof.machine.Ghost;
import org.pageproof.machine.GuardedBy;
import org.pageproof.machine.Range;
import org.pageproof.machine.Word;

/** The record that the hypervisor keeps for one machine frame (struct page_info; pages 0 and 1). */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class PageInfo {
    /** The number of the frame. */
    public final int mfn;

    /** C: reference count, state and flags. See {@link CountInfo}. */
    public final Word count_info;

    /** T: type reference count, type and flags. See {@link TypeInfo}. Free-list data lie over it while the page is free. */
    public final Word type_info;

    /** O: the owner, pickled: 0 for none, otherwise {@link Domain#pickled}. */
    public final Word owner;

    /** The list that the frame is on; the head of a chunk stands for the chunk. */
    @GuardedBy("heap_lock")
    public FrameList frame_list = FrameList.none;

    /** ORD: the order of the chunk that the frame heads; what it says of others is old. */
    @GuardedBy("heap_lock")
    @Range(max = 3)
    public int order;

    /**
     * The domain, pickled, in whose name PGC_allocated has just been cleared; 0 otherwise. The step that clears the bit sets
     * it.
     */
    @Ghost
    @Range(max = Domain.MAX)
    public int released_for;

    /**
     * The general references that are under way: taken and not yet kept by anybody, or given up and not yet put back. Below
     * zero if more were put back than there were.
     */
    @Ghost
    @Range(min = -8, max = 31)
    public long in_flight;

    /**
     * The type references that CPUs have, each with a general one: those that they keep and those under way, but for that of whoever
     * checks the content. Kept by the variant {@code pairs} only.
     */
    @Ghost
    @Range(min = -8, max = 31)
    public long pairs;

    /** The general references that CPUs have without a type reference. Kept by the variant {@code pairs} only. */
    @Ghost
    @Range(min = -8, max = 31)
    public long singles;

    /** How many CPUs check the content, each with a general and a type reference. Kept by the variant {@code pairs} only. */
    @Ghost
    @Range(min = -8, max = 31)
    public long checks;

    /**
     * How many CPUs have the frame to themselves: taken off a list of the heap, or left with by whoever put the last reference, and
     * not yet on a list again or a domain's. Kept by the variant {@code takers} only.
     */
    @Ghost
    @Range(min = -8, max = 31)
    public long takers;

    /** Whether the frame holds what its last user left in it. Known of pages that have to be scrubbed. */
    @Ghost
    public boolean unscrubbed;

    /** A frame that is on no list. */
    public PageInfo(int mfn, Word countInfo, Word typeInfo, Word owner) {
        this.mfn = mfn;
        this.count_info = countInfo;
        this.type_info = typeInfo;
        this.owner = owner;
    }

    /** The layout of the owner word for {@code domains} domains. */
    public static BitLayout ownerLayout(int domains) {
        int bits = 32 - Integer.numberOfLeadingZeros(domains);
        return BitLayout.named("owner").reference("domain", bits, "domains").build();
    }
}
