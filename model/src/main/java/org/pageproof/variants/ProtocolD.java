package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.GuestKernel;
import org.pageproof.xen.p2m.GuestP2m;
import org.pageproof.xen.p2m.P2mScope;
import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Toolstack;

/** Protocol (d) with an acknowledgement: p2m 2.3; what Cooper proposed, made safe. */
@Variant(
        value = "protocol_d",
        of = "xen.GuestP2m",
        says =
                "a flag forbids structural changes; the guest says that it begins and then looks, the toolstack raises it and then waits")
public final class ProtocolD extends GuestP2m {
    public ProtocolD(P2mScope scope) {
        super(scope);
    }

    @Override
    protected GuestKernel newGuestKernel(P2mWorld world) {
        return new AskingKernel(world);
    }

    @Override
    protected Toolstack newToolstack(P2mWorld world) {
        return new Flagging(world);
    }
}
