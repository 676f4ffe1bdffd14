package org.pageproof.xen;

import org.pageproof.machine.Machine;

/**
 * Pages of the hypervisor's own heap that a guest may map: {@code share_xen_page_with_guest} of xen/arch/x86/mm.c (pages 2.16)
 * and {@code alloc_xenheap_pages} of xen/common/page_alloc.c. The type reference that sharing sets is never dropped.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class XenHeapSharing {
    protected final CountInfo bits;
    protected final TypeInfo types;
    protected final DomainReferences domain_references;
    protected final Platform platform;
    protected final boolean debug;

    public XenHeapSharing(
            CountInfo bits, TypeInfo types, DomainReferences domainReferences, Platform platform, boolean debug) {
        this.bits = bits;
        this.types = types;
        this.domain_references = domainReferences;
        this.platform = platform;
        this.debug = debug;
    }

    /** Marks an anonymous page as one of the hypervisor's own heap; a plain change, as nobody else knows of the page. */
    public void alloc_xenheap_page(PageInfo page) {
        page.count_info.write(page.count_info.read() | bits.PGC_xen_heap);
    }

    /** Gives {@code d} access to the page, for good. A dying domain gets the owner word and nothing else. */
    public void share_xen_page_with_guest(PageInfo page, Domain d, boolean writable) {
        if (page.owner.read() == d.pickled) {
            return;
        }
        platform.invalidate_m2p(page);
        d.page_alloc_lock.lock();
        page.type_info.write(writable ? types.PGT_writable_page : types.PGT_none);
        page.type_info.write(page.type_info.read() | types.PGT_validated | 1);
        page.owner.write(d.pickled);
        Machine.wmb();
        if (debug) {
            long x = page.count_info.read();
            Machine.bugOn((x & ~bits.PGC_xen_heap) != 0, "share_xen_page_with_guest: the page is not bare");
        }
        if (d.is_dying.read() == 0) {
            page.count_info.write(page.count_info.read() | bits.PGC_xen_heap | bits.PGC_allocated | 1);
            if (d.xenheap_pages == 0) {
                domain_references.get_knownalive_domain(d);
            }
            d.xenheap_pages = d.moved(d.xenheap_pages, 1);
            d.xenpage_list[page.mfn] = true;
        }
        d.page_alloc_lock.unlock();
    }
}
