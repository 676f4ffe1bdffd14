package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.GuestKernel;
import org.pageproof.xen.p2m.GuestP2m;
import org.pageproof.xen.p2m.P2mScope;
import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Save;
import org.pageproof.xen.p2m.Toolstack;

/** Protocol (d) that asks for too much: p2m 4.1, VP-9. */
@Variant(
        value = "VP09",
        of = "xen.GuestP2m",
        says = "the flag keeps the guest from mapping grants, and a save that fails leaves it set")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class Vp09 extends GuestP2m {
    public Vp09(P2mScope scope) {
        super(scope);
    }

    @Override
    protected GuestKernel newGuestKernel(P2mWorld world) {
        return new GrantsWait(world);
    }

    @Override
    protected Toolstack newToolstack(P2mWorld world) {
        return new NotClearing(world);
    }

    private static final class NotClearing extends Flagging {
        NotClearing(P2mWorld world) {
            super(world);
        }

        @Override
        protected void clear_flag(Save s) {
            if (s.outcome == Save.Outcome.ended) {
                super.clear_flag(s);
            }
        }
    }
}
