package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.GuestP2m;
import org.pageproof.xen.p2m.P2mScope;
import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Toolstack;

/** The guest is suspended in the middle of something: p2m 4.1, VP-14. */
@Variant(
        value = "VP14",
        of = "xen.GuestP2m",
        says = "the guest is paused at any instruction instead of being asked to suspend")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class Vp14 extends GuestP2m {
    public Vp14(P2mScope scope) {
        super(scope);
    }

    @Override
    protected Toolstack newToolstack(P2mWorld world) {
        return new Pausing(world);
    }

    private static final class Pausing extends Toolstack {
        Pausing(P2mWorld world) {
            super(world);
        }

        @Override
        protected boolean waits_for_the_guest() {
            return false;
        }
    }
}
