package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.CountInfo;
import org.pageproof.xen.Domain;
import org.pageproof.xen.DomainHeap;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Reservation;
import org.pageproof.xen.Scope;

/** Page reachable before it is scrubbed: pages 6, B36; commits 83a784a15b to 3652268543 (2026). */
@Variant(
        value = "B36",
        of = "xen.Pages",
        says = "populate_physmap gives the page to the domain first and scrubs it afterwards")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class B36 extends Pages {
    public B36(Scope scope) {
        super(scope);
    }

    @Override
    protected Reservation newReservation(CountInfo bits, PageReferences references) {
        return new Populating(bits, references, heap, domheap);
    }

    private static final class Populating extends Reservation {
        Populating(CountInfo bits, PageReferences references, HeapAllocator heap, DomainHeap domheap) {
            super(bits, references, heap, domheap);
        }

        @Override
        public void populate_physmap(Domain d) {
            int p = heap.alloc_heap_pages(0, true);
            if (p != HeapAllocator.NONE) {
                PageInfo page = domheap.page(p);
                if (domheap.assign_pages(d, page, 1, false) == 0) {
                    heap.scrub_if_needed(page);
                } else {
                    heap.free_heap_pages(p, 0, true);
                }
            }
        }
    }
}
