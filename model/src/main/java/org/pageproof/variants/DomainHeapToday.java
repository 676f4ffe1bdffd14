package org.pageproof.variants;

import org.pageproof.xen.DomainReferences;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.World;

/** Pages of domains as they are upstream today: assign_pages has B26, and extra pages are marked by a plain load and store, too. */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class DomainHeapToday extends AssignPagesToday {
    public DomainHeapToday(World world, HeapAllocator heap, DomainReferences domainReferences) {
        super(world, heap, domainReferences);
    }

    @Override
    protected void mark_extra(PageInfo page) {
        page.count_info.write(page.count_info.read() | bits.PGC_extra);
    }
}
