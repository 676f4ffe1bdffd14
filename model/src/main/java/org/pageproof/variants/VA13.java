package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.altp2m.AlternateViews;
import org.pageproof.xen.altp2m.Altp2mScope;
import org.pageproof.xen.altp2m.Altp2mWorld;
import org.pageproof.xen.altp2m.Entry;
import org.pageproof.xen.altp2m.Ept;
import org.pageproof.xen.altp2m.Views;

/** A frame is replaced under an alias: p2m 4.2, VA-13; today (inferred). */
@Variant(
        value = "VA13",
        of = "xen.AlternateViews",
        says = "a view is reset when a frame is dropped, and not when it is replaced")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class VA13 extends AlternateViews {
    public VA13(Altp2mScope scope) {
        super(scope);
    }

    @Override
    protected Views newViews(Altp2mWorld of) {
        return new DropsOnly(of, ept);
    }

    private static final class DropsOnly extends Views {
        DropsOnly(Altp2mWorld world, Ept ept) {
            super(world, ept);
        }

        @Override
        protected boolean is_drop(int mfn, boolean moved) {
            return mfn == Entry.INVALID_MFN;
        }
    }
}
