package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.Domain;
import org.pageproof.xen.DomainHeap;
import org.pageproof.xen.DomainReferences;
import org.pageproof.xen.GrantTransfer;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;
import org.pageproof.xen.Transfer;

/** Copy on transfer without a count (XSA-284): pages 6, B18; fixed by 6d4f36c3fe (2019). */
@Variant(
        value = "B18",
        of = "xen.Pages",
        says =
                "gnttab_transfer puts a copy on the list of its new domain and sets its owner, but neither count nor PGC_allocated")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class B18 extends Pages {
    public B18(Scope scope) {
        super(scope);
    }

    @Override
    protected GrantTransfer newGrantTransfer(Transfer transfer) {
        return new Giving(transfer, heap, domheap, domain_references);
    }

    private static final class Giving extends GrantTransfer {
        Giving(Transfer transfer, HeapAllocator heap, DomainHeap domheap, DomainReferences domainReferences) {
            super(transfer, heap, domheap, domainReferences);
        }

        @Override
        protected int hand_over(Domain e, PageInfo page, boolean copy) {
            if (!copy) {
                return super.hand_over(e, page, false);
            }
            e.page_alloc_lock.lock();
            page.owner.write(e.pickled);
            e.page_list[page.mfn] = true;
            e.page_alloc_lock.unlock();
            return 0;
        }
    }
}
