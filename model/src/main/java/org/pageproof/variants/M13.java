package org.pageproof.variants;

import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Variant;
import org.pageproof.xen.FrameList;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;
import org.pageproof.xen.World;

/** A mutant: one list for all frames that are out of use (pages 2.17, I14). */
@Variant(value = "M13", of = "xen.Pages", says = "broken frames go to the list of those that are only offlined")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M13 extends Pages {
    public M13(Scope scope) {
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
        protected FrameList list_out_of_use(long x) {
            return FrameList.offlined;
        }
    }
}
