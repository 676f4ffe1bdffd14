package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.CountInfo;
import org.pageproof.xen.Domain;
import org.pageproof.xen.DomainHeap;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;

/** Wrong order of publishing, as donate_page had it until f190e634da (2020): pages 6, B13. */
@Variant(value = "B13", of = "xen.Pages", says = "assign_pages stores the count before the owner")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class B13 extends Pages {
    public B13(Scope scope) {
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
            page.count_info.write(bits.PGC_allocated | 1);
            page.owner.write(d.pickled);
        }
    }
}
