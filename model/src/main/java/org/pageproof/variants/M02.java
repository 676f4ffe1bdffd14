package org.pageproof.variants;

import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Variant;
import org.pageproof.xen.CountInfo;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;

/** A mutant: the owner left over by the last use (pages 5, I22; compare B31). */
@Variant(value = "M02", of = "xen.Pages", says = "the owner word is not cleared when a page passes through the heap")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M02 extends Pages {
    public M02(Scope scope) {
        super(scope);
    }

    @Override
    protected HeapAllocator newHeap(CountInfo bits) {
        return new Heap(bits, pages, heap_lock);
    }

    private static final class Heap extends HeapAllocator {
        Heap(CountInfo bits, PageInfo[] pages, SpinLock heapLock) {
            super(bits, pages, heapLock);
        }

        @Override
        protected void page_set_no_owner(PageInfo page) {}
    }
}
