package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.altp2m.AlternateViews;
import org.pageproof.xen.altp2m.Altp2mScope;
import org.pageproof.xen.altp2m.Altp2mWorld;
import org.pageproof.xen.altp2m.Ept;
import org.pageproof.xen.altp2m.TypeChanges;

/** A view is made while types change: p2m 4.2, VA-8; today (inferred). */
@Variant(value = "VA8", of = "xen.AlternateViews", says = "a change of types walks the list of views without its lock")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class VA8 extends AlternateViews {
    public VA8(Altp2mScope scope) {
        super(scope);
    }

    @Override
    protected TypeChanges newTypeChanges(Altp2mWorld of) {
        return new Unlocked(of, ept);
    }

    private static final class Unlocked extends TypeChanges {
        Unlocked(Altp2mWorld world, Ept ept) {
            super(world, ept);
        }

        @Override
        protected void lock_list() {}

        @Override
        protected void unlock_list() {}
    }
}
