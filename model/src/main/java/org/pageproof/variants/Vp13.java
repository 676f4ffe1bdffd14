package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.GuestP2m;
import org.pageproof.xen.p2m.P2mScope;
import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Toolstack;

/** Grants are sent: p2m 4.1, VP-13 (iii), hypothetical. */
@Variant(
        value = "VP13",
        of = "xen.GuestP2m",
        says = "the type of a frame is not asked for, so that granted ones are sent")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class Vp13 extends GuestP2m {
    public Vp13(P2mScope scope) {
        super(scope);
    }

    @Override
    protected Toolstack newToolstack(P2mWorld world) {
        return new AnyFrame(world);
    }

    private static final class AnyFrame extends Toolstack {
        AnyFrame(P2mWorld world) {
            super(world);
        }

        @Override
        protected boolean is_ram(long e) {
            return true;
        }

        @Override
        protected boolean map_frame(int mfn) {
            return true;
        }
    }
}
