package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.GuestP2m;
import org.pageproof.xen.p2m.P2mScope;
import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Toolstack;

/** Protocol (b), the end check: p2m 4.1, VP-2; what Gross proposed first. */
@Variant(
        value = "VP02",
        of = "xen.GuestP2m",
        says = "the generation is compared only when the guest is suspended and all is sent")
public final class Vp02 extends GuestP2m {
    public Vp02(P2mScope scope) {
        super(scope);
    }

    @Override
    protected Toolstack newToolstack(P2mWorld world) {
        return new EndCheck(world);
    }
}
