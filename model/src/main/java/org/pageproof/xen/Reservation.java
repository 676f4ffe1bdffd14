package org.pageproof.xen;

/**
 * What domains have: {@code guest_remove_page} (pages 2.9a) and {@code populate_physmap} of xen/common/memory.c. The physical map
 * is left out.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class Reservation {
    protected final CountInfo bits;
    protected final PageReferences references;
    protected final HeapAllocator heap;
    protected final DomainHeap domheap;

    public Reservation(CountInfo bits, PageReferences references, HeapAllocator heap, DomainHeap domheap) {
        this.heap = heap;
        this.domheap = domheap;
        this.bits = bits;
        this.references = references;
    }

    /** Takes the page from {@code d}, if it is that domain's. It is freed when the last reference goes. */
    public void guest_remove_page(Cpu self, PageInfo page, Domain d) {
        if (!references.get_page(self, page, d)) {
            return;
        }
        references.put_page_alloc_ref(page, d);
        references.put_page(page);
    }

    /**
     * Gives a domain a page. What the last owner left in it is overwritten here, outside the allocator, and before the page can
     * be reached.
     */
    public void populate_physmap(Domain d) {
        int p = heap.alloc_heap_pages(0, true);
        if (p != HeapAllocator.NONE) {
            PageInfo page = domheap.page(p);
            heap.scrub_if_needed(page);
            if (domheap.assign_pages(d, page, 1, false) != 0) {
                heap.free_heap_pages(p, 0, false);
            }
        }
    }
}
