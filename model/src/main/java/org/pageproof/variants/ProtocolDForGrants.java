package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.GuestKernel;
import org.pageproof.xen.p2m.GuestP2m;
import org.pageproof.xen.p2m.P2mScope;
import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Toolstack;

/** Protocol (d) with an acknowledgement, where the flag forbids every structural change: p2m 4.1, one half of VP-9. */
@Variant(
        value = "protocol_d_for_grants",
        of = "xen.GuestP2m",
        says = "a flag forbids structural changes, also those that mapping a grant needs")
public final class ProtocolDForGrants extends GuestP2m {
    public ProtocolDForGrants(P2mScope scope) {
        super(scope);
    }

    @Override
    protected GuestKernel newGuestKernel(P2mWorld world) {
        return new GrantsWait(world);
    }

    @Override
    protected Toolstack newToolstack(P2mWorld world) {
        return new Flagging(world);
    }
}
