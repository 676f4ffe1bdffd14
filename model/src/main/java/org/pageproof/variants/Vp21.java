package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.GuestP2m;
import org.pageproof.xen.p2m.P2mScope;
import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Save;
import org.pageproof.xen.p2m.Toolstack;

/** Growth goes unnoticed: p2m 4.1, VP-21; today's form. */
@Variant(value = "VP21", of = "xen.GuestP2m", says = "max_pfn is read once, at the start of a save")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class Vp21 extends GuestP2m {
    public Vp21(P2mScope scope) {
        super(scope);
    }

    @Override
    protected Toolstack newToolstack(P2mWorld world) {
        return new ReadOnce(world);
    }

    private static final class ReadOnce extends Toolstack {
        ReadOnce(P2mWorld world) {
            super(world);
        }

        @Override
        protected int number_of_pfns(Save s) {
            return s.pfns;
        }
    }
}
