package org.pageproof.xen;

/**
 * {@code memory_exchange} of xen/common/memory.c (pages 2.19), for one page: a domain gives a page and gets another one, and its
 * total stays as it is. The physical map is left out.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class Exchange {
    protected final Transfer transfer;
    protected final HeapAllocator heap;
    protected final DomainHeap domheap;
    protected final DomainReferences domain_references;

    public Exchange(Transfer transfer, HeapAllocator heap, DomainHeap domheap, DomainReferences domainReferences) {
        this.transfer = transfer;
        this.heap = heap;
        this.domheap = domheap;
        this.domain_references = domainReferences;
    }

    /**
     * Gives the CPU's domain another page for {@code in}.
     *
     * @return 0; -EINVAL if it cannot have the page or is dying; -ENOMEM if there is no other one, and it has its page again
     */
    public int memory_exchange(Cpu self, PageInfo in) {
        Domain d = self.domain;
        int rc = transfer.steal_page(self, d, in, true);
        if (rc != 0) {
            return rc;
        }
        d.reserved++;
        PageInfo back = in;
        int p = heap.alloc_heap_pages(0, false);
        if (p == HeapAllocator.NONE) {
            rc = -Errno.ENOMEM;
        } else {
            domheap.free_domheap_pages(in, 0);
            back = domheap.page(p);
        }
        int assigned = domheap.assign_pages(d, back, 1, true);
        if (assigned == 0) {
            d.reserved--;
            return rc;
        }
        d.page_alloc_lock.lock();
        boolean last = domheap.adjust_tot_pages(d, -1) == 0;
        d.reserved--;
        d.page_alloc_lock.unlock();
        domheap.free_domheap_pages(back, 0);
        if (last) {
            domain_references.put_domain(d);
        }
        return assigned;
    }
}
