package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.GuestP2m;
import org.pageproof.xen.p2m.P2mScope;
import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Toolstack;

/** The toolstack as it is today. */
@Variant(
        value = "upstream_p2m",
        of = "xen.GuestP2m",
        says = "the toolstack as it is today: VP06, VP11, VP12, VP15, VP16, VP19, VP21 and VP22")
public final class UpstreamP2m extends GuestP2m {
    public UpstreamP2m(P2mScope scope) {
        super(scope);
    }

    @Override
    protected Toolstack newToolstack(P2mWorld world) {
        return new SaveToday(world);
    }
}
