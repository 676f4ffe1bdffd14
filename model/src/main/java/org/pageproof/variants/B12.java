package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.CountInfo;
import org.pageproof.xen.Domain;
import org.pageproof.xen.DomainHeap;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;

/**
 * No barrier between owner and count: pages 6, B12. The stores are in the right order, so under sequential consistency and on
 * x86 (TSO) nothing goes wrong; a memory model that lets stores pass each other breaks it.
 */
@Variant(
        value = "B12",
        of = "xen.Pages",
        says = "assign_pages has no barrier between the store of the owner and that of the count")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class B12 extends Pages {
    public B12(Scope scope) {
        super(scope);
    }

    @Override
    protected DomainHeap newDomainHeap(CountInfo bits, HeapAllocator heap) {
        return new Assigning(bits, domains, heap);
    }

    private static final class Assigning extends DomainHeap {
        Assigning(CountInfo bits, Domain[] domains, HeapAllocator heap) {
            super(bits, domains, heap);
        }

        @Override
        protected void publish(Domain d, PageInfo page) {
            page.owner.write(d.pickled);
            page.count_info.write(bits.PGC_allocated | 1);
        }
    }
}
