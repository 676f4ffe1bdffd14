package org.pageproof.xen;

/**
 * {@code gnttab_transfer} of xen/common/grant_table.c (pages 2.19), for one page: a domain gives a page to another one that has
 * granted it the right to do so. Grants themselves and the physical map are left out.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class GrantTransfer {
    protected final Transfer transfer;
    protected final HeapAllocator heap;
    protected final DomainHeap domheap;
    protected final DomainReferences domain_references;

    public GrantTransfer(Transfer transfer, HeapAllocator heap, DomainHeap domheap, DomainReferences domainReferences) {
        this.transfer = transfer;
        this.heap = heap;
        this.domheap = domheap;
        this.domain_references = domainReferences;
    }

    /**
     * Gives a page of {@code d} to {@code e}. The page is lost to both if {@code e} does not take it.
     *
     * @param copy {@code e} cannot use this frame, and gets a copy in another one
     * @return 0, -EINVAL, or -ENOMEM if there is no frame for a copy
     */
    public int gnttab_transfer(Cpu self, PageInfo page, Domain d, Domain e, boolean copy) {
        int rc = transfer.steal_page(self, d, page, false);
        if (rc != 0) {
            return rc;
        }
        PageInfo given = page;
        if (copy) {
            int p = heap.alloc_heap_pages(0, false);
            domheap.free_domheap_pages(page, 0);
            if (p == HeapAllocator.NONE) {
                return -Errno.ENOMEM;
            }
            given = domheap.page(p);
        }
        if (!reserve(e)) {
            domheap.free_domheap_pages(given, 0);
            return -Errno.EINVAL;
        }
        rc = hand_over(e, given, copy);
        if (rc == 0) {
            e.reserved--;
            return 0;
        }
        e.page_alloc_lock.lock();
        boolean last = domheap.adjust_tot_pages(e, -1) == 0;
        e.reserved--;
        e.page_alloc_lock.unlock();
        domheap.free_domheap_pages(given, 0);
        if (last) {
            domain_references.put_domain(e);
        }
        return rc;
    }

    /** Counts the page as that of {@code e}, which it is not yet. Returns whether {@code e} may have it. */
    protected boolean reserve(Domain e) {
        e.page_alloc_lock.lock();
        boolean may = e.is_dying.read() == 0 && domheap.within_limit(e, 1) == 0;
        if (may) {
            if (domheap.adjust_tot_pages(e, 1) == 1) {
                domain_references.get_knownalive_domain(e);
            }
            e.reserved++;
        }
        e.page_alloc_lock.unlock();
        return may;
    }

    /** Makes the page that of {@code e}, which counts it already. Returns 0 or an error. */
    protected int hand_over(Domain e, PageInfo page, boolean copy) {
        return domheap.assign_pages(e, page, 1, true);
    }
}
