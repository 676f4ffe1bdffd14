package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.GuestKernel;
import org.pageproof.xen.p2m.GuestP2m;
import org.pageproof.xen.p2m.P2mScope;
import org.pageproof.xen.p2m.P2mWorld;

/** Mutant: (b1) with a toolstack that waits for an even generation. */
@Variant(
        value = "M21",
        of = "xen.GuestP2m",
        says = "the guest counts once, before a change, and the toolstack waits for an even generation")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M21 extends GuestP2m {
    public M21(P2mScope scope) {
        super(scope);
    }

    @Override
    protected GuestKernel newGuestKernel(P2mWorld world) {
        return new OnceBefore(world);
    }

    private static final class OnceBefore extends GuestKernel {
        OnceBefore(P2mWorld world) {
            super(world);
        }

        @Override
        protected void count_after() {}
    }
}
