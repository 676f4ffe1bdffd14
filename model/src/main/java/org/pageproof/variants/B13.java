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

/** Wrong order of publishing, as donate_page had it until f190e634da (2020): pages 6, B13. */
@Variant(value = "B13", of = "xen.Pages", says = "assign_pages stores the count before the owner")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class B13 extends Pages {
    public B13(Scope scope) {
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
            long c = set_allocated(page);
            page.owner.write(d.pickled);
            return c;
        }
    }
}
