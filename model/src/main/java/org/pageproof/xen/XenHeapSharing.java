package org.pageproof.xen;

import org.pageproof.machine.Machine;

/**
 * Pages of the hypervisor's own heap that a guest may map: {@code share_xen_page_with_guest} of xen/arch/x86/mm.c (pages 2.16)
 * and {@code alloc_xenheap_pages} of xen/common/page_alloc.c. The type reference that sharing sets is never dropped.
 *
 * <p>The base form differs from today's in one thing: an offline request that arrives while nobody refers to the page is not
 * lost (B26), because bits of the count word are set in one access each time and not by a load and a store.
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

    /** Marks an anonymous page as one of the hypervisor's own heap. */
    public void alloc_xenheap_page(PageInfo page) {
        set(page, bits.PGC_xen_heap);
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
            Machine.bugOn(!is_bare(x), "share_xen_page_with_guest: the page is not bare");
        }
        if (d.is_dying.read() == 0) {
            set(page, bits.PGC_xen_heap | bits.PGC_allocated | 1);
            if (d.xenheap_pages == 0) {
                domain_references.get_knownalive_domain(d);
            }
            d.xenheap_pages = d.moved(d.xenheap_pages, 1);
            d.xenpage_list[page.mfn] = true;
        }
        d.page_alloc_lock.unlock();
    }

    /** Sets bits of the count word of a page without references. */
    protected void set(PageInfo page, long flags) {
        page.count_info.fetchOr(flags);
    }

    /** Whether a page with this count word may be shared: nobody refers to it, and it is in use or about to go out of use. */
    protected boolean is_bare(long x) {
        long c = x & ~bits.PGC_xen_heap;
        return bits.is(c, bits.PGC_state_offlining) ? (c & ~(bits.PGC_state | bits.PGC_broken)) == 0 : c == 0;
    }
}
