package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.GuestKernel;
import org.pageproof.xen.p2m.GuestP2m;
import org.pageproof.xen.p2m.P2mScope;
import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Toolstack;

/** Protocol (b2): p2m 4.1, VP-5. */
@Variant(value = "VP05", of = "xen.GuestP2m", says = "the guest counts once, after a structural change")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class Vp05 extends GuestP2m {
    public Vp05(P2mScope scope) {
        super(scope);
    }

    @Override
    protected GuestKernel newGuestKernel(P2mWorld world) {
        return new OnceAfter(world);
    }

    @Override
    protected Toolstack newToolstack(P2mWorld world) {
        return new AnyGeneration(world);
    }

    private static final class OnceAfter extends GuestKernel {
        OnceAfter(P2mWorld world) {
            super(world);
        }

        @Override
        protected void count_before() {}
    }
}
