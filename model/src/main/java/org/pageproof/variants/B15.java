package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.CountInfo;
import org.pageproof.xen.Cpu;
import org.pageproof.xen.Domain;
import org.pageproof.xen.DomainHeap;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Reservation;
import org.pageproof.xen.Scope;

/** The allocation ended on the strength of an owner read without a reference: pages 6, B15; fixed by 0502e0adae and ec83f82562. */
@Variant(
        value = "B15",
        of = "xen.Pages",
        says = "decrease reservation clears PGC_allocated without a reference of its own")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class B15 extends Pages {
    public B15(Scope scope) {
        super(scope);
    }

    @Override
    protected Reservation newReservation(CountInfo bits, PageReferences references) {
        return new Removing(bits, references, heap, domheap);
    }

    private static final class Removing extends Reservation {
        Removing(CountInfo bits, PageReferences references, HeapAllocator heap, DomainHeap domheap) {
            super(bits, references, heap, domheap);
        }

        @Override
        public void guest_remove_page(Cpu self, PageInfo page, Domain d) {
            if (page.owner.read() != d.pickled) {
                return;
            }
            if (page.count_info.testAndClear(bits.allocated_bit)) {
                page.in_flight++;
                page.released_for = d.pickled;
                references.put_page(page);
                page.released_for = 0;
            }
        }
    }
}
