package org.pageproof.variants;

import org.pageproof.machine.Param;
import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Variant;
import org.pageproof.xen.CountInfo;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.Pages;

/** A mutant: the owner left over by the last use (pages 5, I22; compare B31). */
@Variant(value = "M02", of = "xen.Pages", says = "the owner word is not cleared when a page passes through the heap")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M02 extends Pages {
    public M02(
            @Param(value = "pages", max = 16) int pageCount,
            @Param(value = "domains", max = 8, def = 2) int domainCount,
            @Param(value = "cpus", max = 16, def = 2) int cpuCount,
            @Param(value = "count_bits", min = 2, max = 56, def = 3) int countBits,
            @Param(value = "max_held", max = 3) int maxHeld) {
        super(pageCount, domainCount, cpuCount, countBits, maxHeld);
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
