package org.pageproof.variants;

import org.pageproof.xen.CountInfo;
import org.pageproof.xen.DomainReferences;
import org.pageproof.xen.Mappings;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.Platform;
import org.pageproof.xen.Transfer;
import org.pageproof.xen.TypeInfo;

/**
 * steal_page as it is upstream today (pages 2.15 step 5): a page that cannot be taken from devices gets its reference back by a
 * plain load and store, so that an offline request in between gets lost (B26).
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class TransferToday extends Transfer {
    public TransferToday(
            CountInfo bits,
            TypeInfo types,
            PageReferences references,
            Mappings mappings,
            DomainReferences domainReferences,
            Platform platform) {
        super(bits, types, references, mappings, domainReferences, platform);
    }

    @Override
    protected void restore_reference(PageInfo page) {
        page.count_info.write(page.count_info.read() | bits.PGC_allocated | 1);
    }
}
