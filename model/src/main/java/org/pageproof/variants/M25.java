package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.format.FormatScope;
import org.pageproof.xen.p2m.format.GuestSetup;
import org.pageproof.xen.p2m.format.P2mFormat;
import org.pageproof.xen.p2m.format.SharedInfo;

/** Mutant: a guest that is too large for the tree on a host that reads no list. */
@Variant(value = "M25", of = "xen.P2mFormat", says = "the guest uses pfns that neither a tree nor a list tells of")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M25 extends P2mFormat {
    public M25(FormatScope scope) {
        super(scope);
    }

    @Override
    protected GuestSetup newGuestSetup(SharedInfo shared) {
        return new TooLarge(shared);
    }

    private static final class TooLarge extends GuestSetup {
        TooLarge(SharedInfo shared) {
            super(shared);
        }

        @Override
        protected long most_without_list(long pfns, long room) {
            return pfns;
        }
    }
}
