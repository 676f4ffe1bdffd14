package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.altp2m.AlternateViews;
import org.pageproof.xen.altp2m.Altp2mScope;
import org.pageproof.xen.altp2m.Altp2mWorld;
import org.pageproof.xen.altp2m.Ept;
import org.pageproof.xen.altp2m.Views;

/** The index of a view is off by one: p2m 4.2, VA-16; until 3252496187. */
@Variant(value = "VA16", of = "xen.AlternateViews", says = "the check of an index lets the number of views through")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class VA16 extends AlternateViews {
    public VA16(Altp2mScope scope) {
        super(scope);
    }

    @Override
    protected Views newViews(Altp2mWorld of) {
        return new OffByOne(of, ept);
    }

    private static final class OffByOne extends Views {
        OffByOne(Altp2mWorld world, Ept ept) {
            super(world, ept);
        }

        @Override
        protected boolean is_outside(int idx) {
            return idx > world.views.length;
        }
    }
}
