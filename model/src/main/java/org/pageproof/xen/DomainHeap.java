package org.pageproof.xen;

import org.pageproof.machine.Machine;

/**
 * Pages of domains: {@code assign_pages} (pages 2.10) and {@code free_domheap_pages} (pages 2.12) of
 * xen/common/page_alloc.c, for one frame. Dying domains, quotas, Xen heap and extra pages are left out.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class DomainHeap {
    protected final CountInfo bits;
    protected final Domain[] domains;
    protected final HeapAllocator heap;

    public DomainHeap(CountInfo bits, Domain[] domains, HeapAllocator heap) {
        this.bits = bits;
        this.domains = domains;
        this.heap = heap;
    }

    /** Gives an anonymous page to a domain, with one reference that belongs to PGC_allocated. */
    public void assign_pages(Domain d, PageInfo page) {
        d.page_alloc_lock.lock();
        long x = page.count_info.read();
        Machine.bugOn(x != bits.PGC_state_inuse, "assign_pages: the page is not bare and in use");
        d.tot_pages++;
        long o = page.owner.read();
        Machine.bugOn(o != 0, "assign_pages: the page has an owner");
        publish(d, page);
        d.page_alloc_lock.unlock();
    }

    /** Pages 2.10 step 6. From the second store on others can take references, so the owner is there before. */
    protected void publish(Domain d, PageInfo page) {
        page.owner.write(d.pickled);
        Machine.wmb();
        page.count_info.write(bits.PGC_allocated | 1);
    }

    /** Frees a page without references: of a domain, or an anonymous one. */
    public void free_domheap_pages(PageInfo page) {
        long o = page.owner.read();
        if (o != 0) {
            Domain d = domains[(int) o - 1];
            d.page_alloc_lock.lock();
            d.tot_pages--;
            d.page_alloc_lock.unlock();
        }
        heap.free_heap_pages(page);
    }
}
