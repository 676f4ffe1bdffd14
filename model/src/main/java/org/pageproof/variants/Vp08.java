package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.GuestKernel;
import org.pageproof.xen.p2m.GuestP2m;
import org.pageproof.xen.p2m.P2mScope;
import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Toolstack;

/** Protocol (d) without an acknowledgement: p2m 4.1, VP-8. */
@Variant(
        value = "VP08",
        of = "xen.GuestP2m",
        says = "the toolstack raises the flag and does not wait for changes that are under way")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class Vp08 extends GuestP2m {
    public Vp08(P2mScope scope) {
        super(scope);
    }

    @Override
    protected GuestKernel newGuestKernel(P2mWorld world) {
        return new AskingKernel(world);
    }

    @Override
    protected Toolstack newToolstack(P2mWorld world) {
        return new NotWaiting(world);
    }

    private static final class NotWaiting extends Flagging {
        NotWaiting(P2mWorld world) {
            super(world);
        }

        @Override
        protected void wait_for_guest() {}
    }
}
