package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.GuestKernel;
import org.pageproof.xen.p2m.GuestP2m;
import org.pageproof.xen.p2m.P2mScope;
import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Save;
import org.pageproof.xen.p2m.Toolstack;

/** Protocol (a), nothing: p2m 4.1, VP-1; the form before 2014, and that of guests with a tree. */
@Variant(
        value = "VP01",
        of = "xen.GuestP2m",
        says = "the guest does not count structural changes, and the toolstack does not look")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class Vp01 extends GuestP2m {
    public Vp01(P2mScope scope) {
        super(scope);
    }

    @Override
    protected GuestKernel newGuestKernel(P2mWorld world) {
        return new Uncounted(world);
    }

    @Override
    protected Toolstack newToolstack(P2mWorld world) {
        return new Unchecked(world);
    }

    private static final class Uncounted extends GuestKernel {
        Uncounted(P2mWorld world) {
            super(world);
        }

        @Override
        protected void count_before() {}

        @Override
        protected void count_after() {}
    }

    private static final class Unchecked extends Toolstack {
        Unchecked(P2mWorld world) {
            super(world);
        }

        @Override
        protected void capture_generation(Save s) {
            guest.moved = false;
        }

        @Override
        protected boolean check(Save s) {
            return true;
        }
    }
}
