package org.pageproof.variants;

import org.pageproof.machine.SpinLock;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.Offlining;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.World;

/**
 * What online_page does upstream today (pages 2.17): whether the page is freed is decided by its old state alone, also when it
 * is broken and was refused (B27).
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
class OnlineFreesBroken extends Offlining {
    OnlineFreesBroken(World world, SpinLock heapLock, HeapAllocator heap, PageReferences references) {
        super(world, heapLock, heap, references);
    }

    @Override
    protected boolean is_to_be_freed(long y, boolean taken, Status status) {
        return bits.is(y, bits.PGC_state_offlined);
    }
}
