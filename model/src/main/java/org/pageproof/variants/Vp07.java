package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.GuestP2m;
import org.pageproof.xen.p2m.P2mScope;
import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Save;
import org.pageproof.xen.p2m.Toolstack;

/** Protocol (b) with a restart: p2m 4.1, VP-7; the other reaction that Gross proposed. */
@Variant(
        value = "VP07",
        of = "xen.GuestP2m",
        says = "after a structural change the save begins anew in the same stream")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class Vp07 extends GuestP2m {
    public Vp07(P2mScope scope) {
        super(scope);
    }

    @Override
    protected Toolstack newToolstack(P2mWorld world) {
        return new Restarting(world);
    }

    private static final class Restarting extends Toolstack {
        Restarting(P2mWorld world) {
            super(world);
        }

        @Override
        protected boolean begins_anew(Save s) {
            s.attempt = 1;
            return true;
        }
    }
}
