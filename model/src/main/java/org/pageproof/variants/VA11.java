package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.altp2m.AlternateViews;
import org.pageproof.xen.altp2m.Altp2mScope;
import org.pageproof.xen.altp2m.Altp2mWorld;
import org.pageproof.xen.altp2m.Ept;
import org.pageproof.xen.altp2m.P2m;
import org.pageproof.xen.altp2m.Views;

/** The maximum is lowered and the tables stay: p2m 4.2, VA-11. */
@Variant(value = "VA11", of = "xen.AlternateViews", says = "a reset lowers max_mapped_pfn and keeps the entries")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class VA11 extends AlternateViews {
    public VA11(Altp2mScope scope) {
        super(scope);
    }

    @Override
    protected Views newViews(Altp2mWorld of) {
        return new Kept(of, ept);
    }

    private static final class Kept extends Views {
        Kept(Altp2mWorld world, Ept ept) {
            super(world, ept);
        }

        @Override
        protected void empty(P2m view) {
            view.max_mapped_pfn = 0;
        }
    }
}
