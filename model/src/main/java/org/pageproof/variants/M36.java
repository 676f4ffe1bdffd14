package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.altp2m.AlternateViews;
import org.pageproof.xen.altp2m.Altp2mScope;
import org.pageproof.xen.altp2m.Altp2mWorld;
import org.pageproof.xen.altp2m.Ept;
import org.pageproof.xen.altp2m.P2m;
import org.pageproof.xen.altp2m.Views;

/** A mutant by name, and today's form: no list has it. A reset between an EPT_MISCONFIG and its handler. */
@Variant(
        value = "M36",
        of = "xen.AlternateViews",
        says = "a reset of a view does not tell vCPUs that a misconfigured entry may be gone")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M36 extends AlternateViews {
    public M36(Altp2mScope scope) {
        super(scope);
    }

    @Override
    protected Views newViews(Altp2mWorld of) {
        return new Silent(of, ept);
    }

    private static final class Silent extends Views {
        Silent(Altp2mWorld world, Ept ept) {
            super(world, ept);
        }

        @Override
        protected void end_of_reset(P2m view) {}
    }
}
