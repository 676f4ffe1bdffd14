package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.GuestKernel;
import org.pageproof.xen.p2m.GuestP2m;
import org.pageproof.xen.p2m.P2mScope;
import org.pageproof.xen.p2m.P2mWorld;

/** Mutant: the hypervisor does not hear of a new layout. */
@Variant(value = "M22", of = "xen.GuestP2m", says = "two pfns exchange their frames without a word to the hypervisor")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M22 extends GuestP2m {
    public M22(P2mScope scope) {
        super(scope);
    }

    @Override
    protected GuestKernel newGuestKernel(P2mWorld world) {
        return new Silent(world);
    }

    private static final class Silent extends GuestKernel {
        Silent(P2mWorld world) {
            super(world);
        }

        @Override
        protected void machphys_update(int mfn, int pfn) {}
    }
}
