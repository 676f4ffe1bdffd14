package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.CountInfo;
import org.pageproof.xen.Domain;
import org.pageproof.xen.DomainReferences;
import org.pageproof.xen.Donation;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;

/** Wrong order of publishing: pages 6, B13; donate_page until f190e634da (2020). */
@Variant(value = "B13", of = "xen.Pages", says = "donate_page stores the count before the owner")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class B13 extends Pages {
    public B13(Scope scope) {
        super(scope);
    }

    @Override
    protected Donation newDonation(CountInfo bits, DomainReferences domainReferences) {
        return new Donating(bits, domainReferences);
    }

    private static final class Donating extends Donation {
        Donating(CountInfo bits, DomainReferences domainReferences) {
            super(bits, domainReferences);
        }

        @Override
        protected void publish(Domain d, PageInfo page) {
            page.count_info.write(bits.PGC_allocated | 1);
            page.owner.write(d.pickled);
        }
    }
}
