package org.pageproof.variants;

import org.pageproof.machine.Machine;
import org.pageproof.xen.CountInfo;
import org.pageproof.xen.Cpu;
import org.pageproof.xen.Domain;
import org.pageproof.xen.DomainReferences;
import org.pageproof.xen.Errno;
import org.pageproof.xen.Mappings;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.Platform;
import org.pageproof.xen.Transfer;
import org.pageproof.xen.TypeInfo;

/**
 * steal_page from 2009 to 3d4868a481 (XSA-287, 2019): pages 2.15. It works without a reference of its own under the lock of the
 * domain, and leaves a page that is allocated, has one reference and no owner.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
final class StealUntil2019 extends Transfer {
    StealUntil2019(
            CountInfo bits,
            TypeInfo types,
            PageReferences references,
            Mappings mappings,
            DomainReferences domainReferences,
            Platform platform) {
        super(bits, types, references, mappings, domainReferences, platform);
    }

    @Override
    public int steal_page(Cpu self, Domain d, PageInfo page, boolean no_refcount) {
        d.page_alloc_lock.lock();
        if ((page.count_info.read() & bits.PGC_xen_heap) != 0
                || page.owner.read() != d.pickled
                || !drop_all_references(page)) {
            d.page_alloc_lock.unlock();
            return -Errno.EINVAL;
        }
        page.type_info.write(0);
        page.owner.write(0);
        restore_reference_of_the_allocation(page);
        d.page_list[page.mfn] = false;
        boolean last = false;
        if (!no_refcount) {
            d.tot_pages = d.moved(d.tot_pages, -1);
            last = d.tot_pages == 0;
        }
        d.page_alloc_lock.unlock();
        if (last) {
            domain_references.put_domain(d);
        }
        return 0;
    }

    private void restore_reference_of_the_allocation(PageInfo page) {
        long y = page.count_info.read();
        long x;
        do {
            x = y;
            Machine.bugOn(bits.count(x) != 0, "steal_page: somebody took a reference");
            y = page.count_info.cmpxchg(x, x + 1);
        } while (y != x);
    }

    /** The allocation's reference goes if it is the only one; PGC_allocated stays. */
    @Override
    protected boolean drop_all_references(PageInfo page) {
        long y = page.count_info.read();
        long x;
        do {
            x = y;
            if ((x & (bits.PGC_count_mask | bits.PGC_allocated)) != (1 | bits.PGC_allocated)) {
                return false;
            }
            y = page.count_info.cmpxchg(x, x & ~bits.PGC_count_mask);
        } while (y != x);
        return true;
    }
}
