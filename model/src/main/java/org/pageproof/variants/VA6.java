package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.altp2m.AlternateViews;
import org.pageproof.xen.altp2m.Altp2mScope;
import org.pageproof.xen.altp2m.Altp2mWorld;
import org.pageproof.xen.altp2m.Ept;
import org.pageproof.xen.altp2m.P2m;
import org.pageproof.xen.altp2m.Views;

/** A dropped frame, and an alias survives: p2m 4.2, VA-6; until cbd0874fef. */
@Variant(
        value = "VA6",
        of = "xen.AlternateViews",
        says = "only the first gfn of a change is compared with min_remapped_gfn")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class VA6 extends AlternateViews {
    public VA6(Altp2mScope scope) {
        super(scope);
    }

    @Override
    protected Views newViews(Altp2mWorld of) {
        return new FirstGfn(of, ept);
    }

    private static final class FirstGfn extends Views {
        FirstGfn(Altp2mWorld world, Ept ept) {
            super(world, ept);
        }

        @Override
        protected boolean meets_remapped(P2m view, int gfn, int order) {
            return gfn >= view.min_remapped_gfn && gfn <= view.max_remapped_gfn;
        }
    }
}
