package org.pageproof.variants;

import org.pageproof.xen.CountInfo;
import org.pageproof.xen.DomainReferences;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.Platform;
import org.pageproof.xen.TypeInfo;
import org.pageproof.xen.XenHeapSharing;

/**
 * alloc_xenheap_pages and share_xen_page_with_guest as they are upstream today (pages 2.16): the count word is loaded, and
 * stored with more bits, so that an offline request in between gets lost (B26).
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class XenHeapSharingToday extends XenHeapSharing {
    public XenHeapSharingToday(
            CountInfo bits, TypeInfo types, DomainReferences domainReferences, Platform platform, boolean debug) {
        super(bits, types, domainReferences, platform, debug);
    }

    @Override
    protected void set(PageInfo page, long flags) {
        page.count_info.write(page.count_info.read() | flags);
    }

    @Override
    protected boolean is_bare(long x) {
        return (x & ~bits.PGC_xen_heap) == 0;
    }
}
