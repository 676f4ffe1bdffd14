package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.GuestP2m;
import org.pageproof.xen.p2m.P2mScope;
import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Save;
import org.pageproof.xen.p2m.Toolstack;

/** Exchanging memory during migration: p2m 4.1, VP-12; today's form. */
@Variant(
        value = "VP12",
        of = "xen.GuestP2m",
        says = "a frame that is not the guest's is never looked at again, and one that cannot be mapped ends the save")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class Vp12 extends GuestP2m {
    public Vp12(P2mScope scope) {
        super(scope);
    }

    @Override
    protected Toolstack newToolstack(P2mWorld world) {
        return new Impatient(world);
    }

    private static final class Impatient extends BallooningGoesOn {
        Impatient(P2mWorld world) {
            super(world);
        }

        @Override
        protected boolean is_no_data(Save s, int pfn, boolean foreign) {
            return true;
        }

        @Override
        protected boolean cannot_be_mapped(Save s, int pfn) {
            return abort(s, Save.Reason.unmappable);
        }
    }
}
