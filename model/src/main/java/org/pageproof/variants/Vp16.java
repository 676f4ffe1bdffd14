package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.GuestP2m;
import org.pageproof.xen.p2m.P2mScope;
import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Save;
import org.pageproof.xen.p2m.Toolstack;

/** Checkpoints use the list as it was: p2m 4.1, VP-16 (inferred); today's form. */
@Variant(
        value = "VP16",
        of = "xen.GuestP2m",
        says = "after the first checkpoint the list is neither mapped again nor checked")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class Vp16 extends GuestP2m {
    public Vp16(P2mScope scope) {
        super(scope);
    }

    @Override
    protected Toolstack newToolstack(P2mWorld world) {
        return new MappedOnce(world);
    }

    private static final class MappedOnce extends Toolstack {
        MappedOnce(P2mWorld world) {
            super(world);
        }

        @Override
        protected void before_another_checkpoint(Save s) {}

        @Override
        protected boolean check_at_end(Save s, int checkpoint) {
            return checkpoint > 0 || check(s);
        }
    }
}
