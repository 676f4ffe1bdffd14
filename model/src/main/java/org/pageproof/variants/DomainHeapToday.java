package org.pageproof.variants;

import org.pageproof.xen.DomainHeap;
import org.pageproof.xen.DomainReferences;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.World;

/**
 * assign_pages as it is upstream today (pages 2.10 step 6): the count word is stored plainly, so that an offline request which
 * arrives while the page is anonymous gets lost (B26). The debug build takes a page for bare only if no offline request is
 * there. Extra pages are marked by a plain load and store, too.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class DomainHeapToday extends DomainHeap {
    public DomainHeapToday(World world, HeapAllocator heap, DomainReferences domainReferences) {
        super(world, heap, domainReferences);
    }

    @Override
    protected boolean is_assignable(long x) {
        return bits.preserved(x) == x;
    }

    @Override
    protected long set_allocated(PageInfo page) {
        long nx = bits.preserved(page.count_info.read()) | bits.PGC_allocated | 1;
        page.count_info.write(nx);
        return nx;
    }

    @Override
    protected void mark_extra(PageInfo page) {
        page.count_info.write(page.count_info.read() | bits.PGC_extra);
    }
}
