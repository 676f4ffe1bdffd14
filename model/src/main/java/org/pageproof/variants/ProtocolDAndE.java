package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.GuestKernel;
import org.pageproof.xen.p2m.GuestP2m;
import org.pageproof.xen.p2m.P2mScope;
import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Save;
import org.pageproof.xen.p2m.Toolstack;

/** Protocols (d) and (e) together: the flag keeps the list where it is, the generation finds what the flag allows. p2m 4.1, fix of VP-9. */
@Variant(
        value = "protocol_d_and_e",
        of = "xen.GuestP2m",
        says = "a flag forbids structural changes but for grants, and the generation is compared as well")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class ProtocolDAndE extends GuestP2m {
    public ProtocolDAndE(P2mScope scope) {
        super(scope);
    }

    @Override
    protected GuestKernel newGuestKernel(P2mWorld world) {
        return new AskingKernel(world);
    }

    @Override
    protected Toolstack newToolstack(P2mWorld world) {
        return new FlaggingAndChecking(world);
    }

    private static final class FlaggingAndChecking extends Flagging {
        FlaggingAndChecking(P2mWorld world) {
            super(world);
        }

        @Override
        protected void capture_generation(Save s) {
            do {
                s.tgen = (int) guest.p2m_generation.read();
            } while ((s.tgen & 1) != 0);
            guest.moved = false;
        }

        @Override
        protected boolean check(Save s) {
            int now = (int) guest.p2m_generation.read();
            boolean same = now == s.tgen;
            s.tgen = now;
            return same;
        }
    }
}
