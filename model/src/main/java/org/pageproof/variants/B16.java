package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.DomainHeap;
import org.pageproof.xen.DomainReferences;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;
import org.pageproof.xen.World;

/** PGC_extra lost, as in the proposal of March 2020: pages 6, B16. */
@Variant(value = "B16", of = "xen.Pages", says = "assign_pages keeps the state of the count word and none of its flags")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class B16 extends Pages {
    public B16(Scope scope) {
        super(scope);
    }

    @Override
    protected DomainHeap newDomainHeap(World world, HeapAllocator heap) {
        return new Assigning(world, heap, domain_references);
    }

    private static final class Assigning extends DomainHeap {
        Assigning(World world, HeapAllocator heap, DomainReferences domainReferences) {
            super(world, heap, domainReferences);
        }

        @Override
        protected long set_allocated(PageInfo page) {
            long y = page.count_info.read();
            long x;
            long nx;
            do {
                x = y;
                nx = x & bits.PGC_state | bits.PGC_allocated | 1;
                y = page.count_info.cmpxchg(x, nx);
            } while (y != x);
            return nx;
        }
    }
}
