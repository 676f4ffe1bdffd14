package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.GuestP2m;
import org.pageproof.xen.p2m.P2mScope;
import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Toolstack;

/** Protocol (e) as it went in: p2m 4.1, VP-6 (inferred); today's form. */
@Variant(value = "VP06", of = "xen.GuestP2m", says = "a save begins at an odd generation, too")
public final class Vp06 extends GuestP2m {
    public Vp06(P2mScope scope) {
        super(scope);
    }

    @Override
    protected Toolstack newToolstack(P2mWorld world) {
        return new AnyGeneration(world);
    }
}
