package org.pageproof.variants;

import org.pageproof.machine.SpinLock;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.World;

/**
 * online_page as it is upstream today (pages 2.17): it frees broken pages (B27), and forgets that a page waits for being
 * scrubbed (step 6).
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class OffliningToday extends OnlineFreesBroken {
    public OffliningToday(World world, SpinLock heapLock, HeapAllocator heap, PageReferences references) {
        super(world, heapLock, heap, references);
    }

    @Override
    protected boolean must_be_scrubbed(long y) {
        return false;
    }
}
