package org.pageproof.variants;

import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Variant;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;
import org.pageproof.xen.World;

/** State changed outside heap_lock (the side of alloc): pages 6, B23; commits 4d5b3e46f1 (2009) to 8b8b7e6c90 (2010). */
@Variant(
        value = "B23",
        of = "xen.Pages",
        says = "alloc_heap_pages gives back heap_lock before it changes the state of the page")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class B23 extends Pages {
    public B23(Scope scope) {
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
        public int alloc_heap_pages(int order, boolean keep_scrub) {
            heap_lock.lock();
            int p = unlink_any(order);
            if (p != NONE) {
                avail -= 1 << order;
            }
            heap_lock.unlock();
            for (int i = 0; p != NONE && i < 1 << order; i++) {
                mark_page_inuse(pages[p + i]);
            }
            for (int i = 0; p != NONE && !keep_scrub && i < 1 << order; i++) {
                scrub_if_needed(pages[p + i]);
            }
            return p;
        }
    }
}
