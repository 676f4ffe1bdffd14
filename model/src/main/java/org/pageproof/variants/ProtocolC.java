package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.GuestP2m;
import org.pageproof.xen.p2m.P2mScope;
import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Save;
import org.pageproof.xen.p2m.Toolstack;

/** Protocol (c): p2m 2.3; what the header comment of the generation allows. */
@Variant(
        value = "protocol_c",
        of = "xen.GuestP2m",
        says = "a seqlock: the generation is compared for each page after reading and before sending")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class ProtocolC extends GuestP2m {
    public ProtocolC(P2mScope scope) {
        super(scope);
    }

    @Override
    protected Toolstack newToolstack(P2mWorld world) {
        return new Seqlock(world);
    }

    private static final class Seqlock extends Toolstack {
        Seqlock(P2mWorld world) {
            super(world);
        }

        @Override
        protected boolean may_deliver(Save s) {
            return check(s);
        }
    }
}
