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

/** A mutant: for a moment an allocated page has no reference, as in the middle of steal_page until 2019 (pages 3.1). */
@Variant(
        value = "M01",
        of = "xen.Pages",
        says = "assign_pages sets PGC_allocated in one store and the count in the next")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M01 extends Pages {
    public M01(Scope scope) {
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
            page.count_info.write(bits.PGC_allocated);
            return set_allocated(page);
        }
    }
}
