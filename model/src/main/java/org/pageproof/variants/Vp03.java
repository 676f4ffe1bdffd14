package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.GuestP2m;
import org.pageproof.xen.p2m.P2mScope;
import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Save;
import org.pageproof.xen.p2m.Toolstack;

/** Protocol (b) with the end check too early: p2m 4.1, VP-3. */
@Variant(
        value = "VP03",
        of = "xen.GuestP2m",
        says = "the generation is compared when all passes are over, before the guest is suspended")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class Vp03 extends GuestP2m {
    public Vp03(P2mScope scope) {
        super(scope);
    }

    @Override
    protected Toolstack newToolstack(P2mWorld world) {
        return new BeforeThePause(world);
    }

    private static final class BeforeThePause extends EndCheck {
        BeforeThePause(P2mWorld world) {
            super(world);
        }

        @Override
        protected boolean check_before_pause(Save s) {
            return check(s);
        }

        @Override
        protected boolean check_at_end(Save s, int checkpoint) {
            return true;
        }
    }
}
