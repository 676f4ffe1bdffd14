package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.format.FormatScope;
import org.pageproof.xen.p2m.format.GuestSetup;
import org.pageproof.xen.p2m.format.P2mFormat;
import org.pageproof.xen.p2m.format.SharedInfo;

/** Mutant: the other half of p2m 4.1, VP-17 (ii); a guest that grows. */
@Variant(value = "M26", of = "xen.P2mFormat", says = "the guest stores the highest pfn where the number belongs")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M26 extends P2mFormat {
    public M26(FormatScope scope) {
        super(scope);
    }

    @Override
    protected GuestSetup newGuestSetup(SharedInfo shared) {
        return new IndexForNumber(shared);
    }

    private static final class IndexForNumber extends GuestSetup {
        IndexForNumber(SharedInfo shared) {
            super(shared);
        }

        @Override
        protected long max_pfn(long pfns) {
            return pfns - 1;
        }
    }
}
