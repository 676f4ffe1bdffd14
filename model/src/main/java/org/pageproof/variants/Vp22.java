package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.GuestP2m;
import org.pageproof.xen.p2m.P2mScope;
import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Save;
import org.pageproof.xen.p2m.Toolstack;

/** Paused is not suspended: p2m 4.1, VP-22 (inferred); today's form. */
@Variant(
        value = "VP22",
        of = "xen.GuestP2m",
        says = "a page table of the suspended guest that fails is put off, and then forgotten")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class Vp22 extends GuestP2m {
    public Vp22(P2mScope scope) {
        super(scope);
    }

    @Override
    protected Toolstack newToolstack(P2mWorld world) {
        return new PutOff(world);
    }

    private static final class PutOff extends Toolstack {
        PutOff(P2mWorld world) {
            super(world);
        }

        @Override
        protected boolean entry_failed(Save s) {
            s.deferred |= s.paused ? 0 : 1 << world.scope.pfns();
            s.failed_while_paused = s.paused;
            return true;
        }
    }
}
