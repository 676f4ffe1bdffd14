package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.altp2m.AlternateViews;
import org.pageproof.xen.altp2m.Altp2mScope;
import org.pageproof.xen.altp2m.Altp2mWorld;
import org.pageproof.xen.altp2m.Ept;
import org.pageproof.xen.altp2m.P2m;
import org.pageproof.xen.altp2m.P2mAccess;
import org.pageproof.xen.altp2m.P2mType;
import org.pageproof.xen.altp2m.Views;

/** Propagation looks at the first gfn: p2m 4.2, VA-6b; today (inferred). */
@Variant(
        value = "VA6b",
        of = "xen.AlternateViews",
        says = "of two gfns that change at once, only the first one is looked for in a view")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class VA6b extends AlternateViews {
    public VA6b(Altp2mScope scope) {
        super(scope);
    }

    @Override
    protected Views newViews(Altp2mWorld of) {
        return new FirstEntry(of, ept);
    }

    private static final class FirstEntry extends Views {
        FirstEntry(Altp2mWorld world, Ept ept) {
            super(world, ept);
        }

        @Override
        protected void follow(P2m view, int gfn, int mfn, int order, P2mType type, P2mAccess access) {
            if (ept.get_entry(view, gfn) != null) {
                ept.ept_set_entry(view, gfn, mfn, order, type, access);
            }
        }
    }
}
