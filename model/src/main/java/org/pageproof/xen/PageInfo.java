package org.pageproof.xen;

import org.pageproof.machine.BitLayout;
import org.pageproof.machine.Ghost;
import org.pageproof.machine.GuardedBy;
import org.pageproof.machine.Range;
import org.pageproof.machine.Word;

/** The record that the hypervisor keeps for one machine frame (struct page_info; pages 0 and 1). */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class PageInfo {
    /** C: reference count, state and PGC_allocated. See {@link CountInfo}. */
    public final Word count_info;

    /** O: the owner, pickled: 0 for none, otherwise {@link Domain#pickled}. */
    public final Word owner;

    /** Whether the frame is a chunk (of order 0) on the heap's list. */
    @GuardedBy("heap_lock")
    public boolean on_heap_list;

    /**
     * The domain, pickled, in whose name PGC_allocated has just been cleared; 0 otherwise. The step that clears the bit sets
     * it.
     */
    @Ghost
    @Range(max = Domain.MAX)
    public int released_for;

    /** A frame on the heap's list. */
    public PageInfo(Word countInfo, Word owner) {
        this.count_info = countInfo;
        this.owner = owner;
        this.on_heap_list = true;
    }

    /** The layout of the owner word for {@code domains} domains. */
    public static BitLayout ownerLayout(int domains) {
        int bits = 32 - Integer.numberOfLeadingZeros(domains);
        return BitLayout.named("owner").reference("domain", bits, "domains").build();
    }
}
