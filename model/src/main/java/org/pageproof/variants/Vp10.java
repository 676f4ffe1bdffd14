package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.GuestP2m;
import org.pageproof.xen.p2m.P2mScope;
import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Save;
import org.pageproof.xen.p2m.Toolstack;

/** Ballooning in during migration: p2m 4.1, VP-10. */
@Variant(
        value = "VP10",
        of = "xen.GuestP2m",
        says = "ballooning goes on, and a pfn that had no frame is not looked at again")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class Vp10 extends GuestP2m {
    public Vp10(P2mScope scope) {
        super(scope);
    }

    @Override
    protected Toolstack newToolstack(P2mWorld world) {
        return new NotDeferring(world);
    }

    private static final class NotDeferring extends BallooningGoesOn {
        NotDeferring(P2mWorld world) {
            super(world);
        }

        @Override
        protected boolean is_invalid(Save s, int pfn) {
            return true;
        }
    }
}
