package org.pageproof.xen;

import org.pageproof.machine.Machine;

/**
 * Pages that change hands without passing through the heap: {@code steal_page} of xen/arch/x86/mm.c (pages 2.15, E3).
 *
 * <p>The base form differs from today's in one thing: when a page cannot be taken from devices, an offline request that
 * arrives meanwhile is not lost (B26).
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class Transfer {
    protected final CountInfo bits;
    protected final TypeInfo types;
    protected final PageReferences references;
    protected final Mappings mappings;
    protected final DomainReferences domain_references;
    protected final Platform platform;

    public Transfer(
            CountInfo bits,
            TypeInfo types,
            PageReferences references,
            Mappings mappings,
            DomainReferences domainReferences,
            Platform platform) {
        this.bits = bits;
        this.types = types;
        this.references = references;
        this.mappings = mappings;
        this.domain_references = domainReferences;
        this.platform = platform;
    }

    /**
     * Takes a page from {@code d}, if nobody else refers to it. It is anonymous then: its count, type and owner are as the
     * allocator hands pages out.
     *
     * @param no_refcount the page goes on counting as the domain's
     * @return 0, -EINVAL, -EOPNOTSUPP, or an error of the IOMMU; then the page is the domain's again
     */
    public int steal_page(Cpu self, Domain d, PageInfo page, boolean no_refcount) {
        if (platform.has_external_paging(d)) {
            return -Errno.EOPNOTSUPP;
        }
        long o = references.page_get_owner_and_reference(self, page);
        PageReferences.get_succeeded(self);
        if (o == 0) {
            return -Errno.EINVAL;
        }
        if (o != d.pickled || bits.is_special(page.count_info.read())) {
            references.put_page(page);
            return -Errno.EINVAL;
        }
        if (!drop_all_references(page)) {
            references.put_page(page);
            return -Errno.EINVAL;
        }
        int rc = mappings.cleanup_page_mappings(page);
        if (rc != 0) {
            restore_reference(page);
            return rc;
        }
        d.page_alloc_lock.lock();
        long x = page.type_info.read();
        Machine.bugOn(
                (x & (types.PGT_count_mask | types.PGT_locked | types.PGT_pinned)) != 0,
                "steal_page: the page has type references");
        page.type_info.write(0);
        page.owner.write(0);
        d.page_list[page.mfn] = false;
        // A domain that comes to its end has put it aside meanwhile.
        d.relmem_list[page.mfn] = false;
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

    /** Makes the page the domain's again, as somebody may be offlining it at the same time. */
    protected void restore_reference(PageInfo page) {
        page.count_info.fetchOr(bits.PGC_allocated | 1);
    }

    /** The allocation's reference and the caller's go at once, if there is no other one. Returns whether they did. */
    protected boolean drop_all_references(PageInfo page) {
        long y = page.count_info.read();
        long x;
        do {
            x = y;
            if ((x & (bits.PGC_count_mask | bits.PGC_allocated)) != (2 | bits.PGC_allocated)) {
                return false;
            }
            y = page.count_info.cmpxchg(x, x & ~(bits.PGC_count_mask | bits.PGC_allocated));
        } while (y != x);
        page.in_flight--;
        return true;
    }
}
