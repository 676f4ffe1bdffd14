package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.GuestKernel;
import org.pageproof.xen.p2m.GuestP2m;
import org.pageproof.xen.p2m.P2mScope;
import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Toolstack;

/** Protocol (b1): p2m 4.1, VP-4. */
@Variant(value = "VP04", of = "xen.GuestP2m", says = "the guest counts once, before a structural change")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class Vp04 extends GuestP2m {
    public Vp04(P2mScope scope) {
        super(scope);
    }

    @Override
    protected GuestKernel newGuestKernel(P2mWorld world) {
        return new OnceBefore(world);
    }

    @Override
    protected Toolstack newToolstack(P2mWorld world) {
        return new AnyGeneration(world);
    }

    private static final class OnceBefore extends GuestKernel {
        OnceBefore(P2mWorld world) {
            super(world);
        }

        @Override
        protected void count_after() {}
    }
}
