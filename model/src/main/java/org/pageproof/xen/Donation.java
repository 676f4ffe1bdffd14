package org.pageproof.xen;

import org.pageproof.machine.Machine;

/**
 * {@code donate_page} of xen/arch/x86/mm.c until 2020 (pages 2.19), in the right order: the owner is there before the count
 * says that the page can be referenced. Many checks are those of assign_pages. Bits of the count word are set in one access, so
 * that an offline request is not lost.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class Donation {
    protected final CountInfo bits;
    protected final DomainReferences domain_references;

    public Donation(CountInfo bits, DomainReferences domainReferences) {
        this.bits = bits;
        this.domain_references = domainReferences;
    }

    /** Gives an anonymous page to a domain within its limit. Returns 0 or -EINVAL. */
    public int donate_page(Domain d, PageInfo page) {
        d.page_alloc_lock.lock();
        if (!may_have(d, page)) {
            d.page_alloc_lock.unlock();
            return -Errno.EINVAL;
        }
        if (d.tot_pages == 0) {
            domain_references.get_knownalive_domain(d);
        }
        d.tot_pages = d.moved(d.tot_pages, 1);
        publish(d, page);
        d.page_list[page.mfn] = true;
        d.page_alloc_lock.unlock();
        return 0;
    }

    /** Whether nobody has the page and the domain may take it, under page_alloc_lock. */
    protected boolean may_have(Domain d, PageInfo page) {
        if ((page.count_info.read() & bits.PGC_xen_heap) != 0 || page.owner.read() != 0) {
            return false;
        }
        if (d.is_dying.read() != 0) {
            return false;
        }
        return (page.count_info.read() & ~(bits.PGC_allocated | 1)) == 0 && d.tot_pages < d.max_pages;
    }

    /** From the second store on others can take references. */
    protected void publish(Domain d, PageInfo page) {
        page.owner.write(d.pickled);
        Machine.wmb();
        page.count_info.fetchOr(bits.PGC_allocated | 1);
    }
}
