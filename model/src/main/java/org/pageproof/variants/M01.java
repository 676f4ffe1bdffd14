package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.CountInfo;
import org.pageproof.xen.Domain;
import org.pageproof.xen.DomainHeap;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;

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
            page.count_info.write(bits.PGC_allocated);
            page.count_info.write(bits.PGC_allocated | 1);
        }
    }
}
