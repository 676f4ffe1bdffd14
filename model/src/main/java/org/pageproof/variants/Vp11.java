package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.GuestP2m;
import org.pageproof.xen.p2m.P2mScope;
import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Toolstack;

/** Ballooning out during migration: p2m 4.1, VP-11; today's form, and a known issue of its documentation. */
@Variant(value = "VP11", of = "xen.GuestP2m", says = "nobody tells the guest to stop ballooning")
public final class Vp11 extends GuestP2m {
    public Vp11(P2mScope scope) {
        super(scope);
    }

    @Override
    protected Toolstack newToolstack(P2mWorld world) {
        return new BallooningGoesOn(world);
    }
}
