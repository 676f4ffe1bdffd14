package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.Actor;
import org.pageproof.xen.p2m.GuestKernel;
import org.pageproof.xen.p2m.GuestP2m;
import org.pageproof.xen.p2m.P2mScope;
import org.pageproof.xen.p2m.P2mWorld;

/** Mutant: a p2m word is stored in two halves. */
@Variant(value = "M20", of = "xen.GuestP2m", says = "the guest stores the top bit of a p2m word before the rest")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M20 extends GuestP2m {
    public M20(P2mScope scope) {
        super(scope);
    }

    @Override
    protected GuestKernel newGuestKernel(P2mWorld world) {
        return new TwoHalves(world);
    }

    private static final class TwoHalves extends GuestKernel {
        TwoHalves(P2mWorld world) {
            super(world);
        }

        @Override
        protected void set_p2m(Actor self, int pfn, long entry) {
            if (world.entry.is_foreign(entry)) {
                super.set_p2m(self, pfn, world.entry.FOREIGN);
            }
            super.set_p2m(self, pfn, entry);
        }
    }
}
