package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.GuestP2m;
import org.pageproof.xen.p2m.P2mScope;
import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Save;
import org.pageproof.xen.p2m.Toolstack;

/** A save that is not live never checks: p2m 4.1, VP-15 (inferred); today's form. */
@Variant(value = "VP15", of = "xen.GuestP2m", says = "without live passes the generation is never compared")
public final class Vp15 extends GuestP2m {
    public Vp15(P2mScope scope) {
        super(scope);
    }

    @Override
    protected Toolstack newToolstack(P2mWorld world) {
        return new LiveOnly(world);
    }

    private static final class LiveOnly extends Toolstack {
        LiveOnly(P2mWorld world) {
            super(world);
        }

        @Override
        protected boolean check(Save s) {
            return !world.scope.live() || super.check(s);
        }
    }
}
