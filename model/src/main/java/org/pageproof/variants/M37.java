package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.altp2m.AlternateViews;
import org.pageproof.xen.altp2m.Altp2mScope;
import org.pageproof.xen.altp2m.Altp2mWorld;
import org.pageproof.xen.altp2m.Ept;
import org.pageproof.xen.altp2m.P2m;
import org.pageproof.xen.altp2m.ViewEntries;
import org.pageproof.xen.altp2m.Views;

/** A mutant: the maximum of a view as the thread read it, equal to the highest gfn that is mapped. */
@Variant(
        value = "M37",
        of = "xen.AlternateViews",
        says = "taking the highest entry out of a view lowers its max_mapped_pfn")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M37 extends AlternateViews {
    public M37(Altp2mScope scope) {
        super(scope);
    }

    @Override
    protected ViewEntries newViewEntries(Altp2mWorld of) {
        return new Following(of, ept, list);
    }

    private static final class Following extends ViewEntries {
        Following(Altp2mWorld world, Ept ept, Views views) {
            super(world, ept, views);
        }

        @Override
        protected void remove(P2m view, int gfn) {
            super.remove(view, gfn);
            if (gfn == view.max_mapped_pfn && gfn > 0) {
                view.max_mapped_pfn = gfn - 1;
            }
        }
    }
}
