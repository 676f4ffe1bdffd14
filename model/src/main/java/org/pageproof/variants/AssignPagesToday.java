package org.pageproof.variants;

import org.pageproof.xen.DomainHeap;
import org.pageproof.xen.DomainReferences;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.World;

/**
 * assign_pages as it is upstream today (pages 2.10 step 6): the count word is stored plainly, so that an offline request which
 * arrives while the page is anonymous gets lost (B26). The debug build takes a page for bare only if no offline request is
 * there.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
class AssignPagesToday extends DomainHeap {
    AssignPagesToday(World world, HeapAllocator heap, DomainReferences domainReferences) {
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
}
