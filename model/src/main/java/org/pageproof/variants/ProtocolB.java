package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.GuestP2m;
import org.pageproof.xen.p2m.P2mScope;
import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Save;
import org.pageproof.xen.p2m.Toolstack;

/** Protocol (b) as Gross wrote it: p2m 2.3. The value at the start is whatever it is. */
@Variant(
        value = "protocol_b",
        of = "xen.GuestP2m",
        says = "the generation is compared at the end only, and a save begins at an odd one, too")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class ProtocolB extends GuestP2m {
    public ProtocolB(P2mScope scope) {
        super(scope);
    }

    @Override
    protected Toolstack newToolstack(P2mWorld world) {
        return new FromAnyStart(world);
    }

    private static final class FromAnyStart extends EndCheck {
        FromAnyStart(P2mWorld world) {
            super(world);
        }

        @Override
        protected void capture_generation(Save s) {
            s.tgen = (int) guest.p2m_generation.read();
            guest.moved = false;
        }
    }
}
