package org.pageproof.variants;

import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Variant;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.Offlining;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;
import org.pageproof.xen.World;

/**
 * online_page frees a broken page: pages 6, B27 (inferred; 4d5b3e46f1 to today). Here with the free path until f882fadbeb (2019),
 * which takes a page in any state; today's stops the hypervisor.
 */
@Variant(
        value = "B27",
        of = "xen.Pages",
        says = "online_page gives a page to the heap that it has just refused, and the heap takes it as it is")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class B27 extends Pages {
    public B27(Scope scope) {
        super(scope);
    }

    @Override
    protected Offlining newOfflining(World world) {
        return new OnlineFreesBroken(world, heap_lock, heap, references);
    }

    @Override
    protected HeapAllocator newHeap(World world) {
        return new Heap(world, heap_lock);
    }

    private static final class Heap extends HeapAllocator {
        Heap(World world, SpinLock heapLock) {
            super(world, heapLock);
        }

        @Override
        public boolean mark_page_free(PageInfo page) {
            long x = page.count_info.read();
            boolean offlining = bits.is(x, bits.PGC_state_offlining);
            page.count_info.write((offlining ? bits.PGC_state_offlined : bits.PGC_state_free) | x & bits.PGC_broken);
            page_set_no_owner(page);
            platform.invalidate_m2p(page);
            return offlining;
        }
    }
}
