package org.pageproof.variants;

import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Variant;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;
import org.pageproof.xen.World;

/** A mutant: the owner left over by the last use (pages 5, I22; compare B31). */
@Variant(value = "M02", of = "xen.Pages", says = "the owner word is not cleared when a page passes through the heap")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M02 extends Pages {
    public M02(Scope scope) {
        super(scope);
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
        protected void page_set_no_owner(PageInfo page) {}
    }
}
