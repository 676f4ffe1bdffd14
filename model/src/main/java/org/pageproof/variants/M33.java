package org.pageproof.variants;

import org.jspecify.annotations.Nullable;
import org.pageproof.machine.Variant;
import org.pageproof.xen.altp2m.AlternateViews;
import org.pageproof.xen.altp2m.Altp2mScope;
import org.pageproof.xen.altp2m.Altp2mWorld;
import org.pageproof.xen.altp2m.Entry;
import org.pageproof.xen.altp2m.Ept;
import org.pageproof.xen.altp2m.P2m;
import org.pageproof.xen.altp2m.Views;

/** A mutant: what VA11 hides from get entry is found again. */
@Variant(
        value = "M33",
        of = "xen.AlternateViews",
        says = "a reset lowers max_mapped_pfn and keeps the entries, and get entry does not look at it")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M33 extends AlternateViews {
    public M33(Altp2mScope scope) {
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

    @Override
    protected Ept newEpt(Altp2mWorld of) {
        return new Walking(of);
    }

    private static final class Walking extends Ept {
        Walking(Altp2mWorld world) {
            super(world);
        }

        @Override
        public @Nullable Entry get_entry(P2m p2m, int gfn) {
            return ept_walk_tables(p2m, gfn);
        }
    }
}
