package org.pageproof.variants;

import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Variant;
import org.pageproof.xen.ColorHeap;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;
import org.pageproof.xen.World;

/** Coloured page loses its colour when it is freed: pages 6, B38 (inferred; Arm, since 95debe51a9, 2024). */
@Variant(value = "B38", of = "xen.Pages", says = "mark_page_free overwrites PGC_colored before the free path tests it")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class B38 extends Pages {
    public B38(Scope scope) {
        super(scope);
    }

    @Override
    protected HeapAllocator newHeap(World world) {
        return newHeap(world, heap_lock);
    }

    /** The heap that forgets the colour. */
    static HeapAllocator newHeap(World world, SpinLock heapLock) {
        return new Heap(world, heapLock);
    }

    private static final class Heap extends ColorHeap {
        Heap(World world, SpinLock heapLock) {
            super(world, heapLock);
        }

        @Override
        protected long kept_when_freed(long x) {
            return 0;
        }
    }
}
