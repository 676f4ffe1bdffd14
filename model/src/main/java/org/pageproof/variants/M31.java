package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.altp2m.AlternateViews;
import org.pageproof.xen.altp2m.Altp2mScope;
import org.pageproof.xen.altp2m.Altp2mWorld;
import org.pageproof.xen.altp2m.Entry;
import org.pageproof.xen.altp2m.Ept;
import org.pageproof.xen.altp2m.HostP2m;
import org.pageproof.xen.altp2m.P2mAccess;
import org.pageproof.xen.altp2m.P2mType;
import org.pageproof.xen.altp2m.Views;

/** A mutant: the maximum of the host follows its entries downwards. */
@Variant(value = "M31", of = "xen.AlternateViews", says = "dropping a gfn lowers the host's max_mapped_pfn")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M31 extends AlternateViews {
    public M31(Altp2mScope scope) {
        super(scope);
    }

    @Override
    protected HostP2m newHostP2m(Altp2mWorld of) {
        return new Lowered(of, ept, list);
    }

    private static final class Lowered extends HostP2m {
        Lowered(Altp2mWorld world, Ept ept, Views views) {
            super(world, ept, views);
        }

        @Override
        public void set_entry(int gfn, int mfn, int order, P2mType type, P2mAccess access) {
            super.set_entry(gfn, mfn, order, type, access);
            if (mfn == Entry.INVALID_MFN && gfn + order == world.host.max_mapped_pfn && gfn > 0) {
                world.host.max_mapped_pfn = gfn - 1;
            }
        }
    }
}
