package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.Domain;
import org.pageproof.xen.DomainHeap;
import org.pageproof.xen.DomainReferences;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;
import org.pageproof.xen.World;

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
    protected DomainHeap newDomainHeap(World world, HeapAllocator heap) {
        return new Assigning(world, heap, domain_references);
    }

    private static final class Assigning extends DomainHeap {
        Assigning(World world, HeapAllocator heap, DomainReferences domainReferences) {
            super(world, heap, domainReferences);
        }

        @Override
        protected long publish(Domain d, PageInfo page) {
            page.owner.write(d.pickled);
            return set_allocated(page);
        }
    }
}
