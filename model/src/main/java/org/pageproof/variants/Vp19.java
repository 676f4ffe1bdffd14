package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.GuestP2m;
import org.pageproof.xen.p2m.P2mScope;
import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Save;
import org.pageproof.xen.p2m.Toolstack;

/** A generation of all ones: p2m 4.1, VP-19 (inferred); today's form. */
@Variant(
        value = "VP19",
        of = "xen.GuestP2m",
        says = "a save begins at any generation, and takes one of all ones for a guest without a list")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class Vp19 extends GuestP2m {
    public Vp19(P2mScope scope) {
        super(scope);
    }

    @Override
    protected Toolstack newToolstack(P2mWorld world) {
        return new AllOnes(world);
    }

    private static final class AllOnes extends AnyGeneration {
        AllOnes(P2mWorld world) {
            super(world);
        }

        @Override
        protected boolean check(Save s) {
            return s.tgen == (1 << world.scope.gen_bits()) - 1 || super.check(s);
        }
    }
}
