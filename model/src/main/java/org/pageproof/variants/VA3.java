package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.altp2m.AlternateViews;
import org.pageproof.xen.altp2m.Altp2mScope;
import org.pageproof.xen.altp2m.Altp2mWorld;
import org.pageproof.xen.altp2m.Ept;
import org.pageproof.xen.altp2m.P2m;
import org.pageproof.xen.altp2m.TypeChanges;

/** The view's own maximum clips the tracked set: p2m 4.2, VA-3; 0fb4b58c8b alone. */
@Variant(value = "VA3", of = "xen.AlternateViews", says = "what a view notes as tracked ends at its own max_mapped_pfn")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class VA3 extends AlternateViews {
    public VA3(Altp2mScope scope) {
        super(scope);
    }

    @Override
    protected TypeChanges newTypeChanges(Altp2mWorld of) {
        return new OwnMaximum(of, ept);
    }

    private static final class OwnMaximum extends TypeChanges {
        OwnMaximum(Altp2mWorld world, Ept ept) {
            super(world, ept);
        }

        @Override
        protected void change_type_range(P2m p2m, int first, int last, boolean logdirty) {
            int end = last;
            boolean marked = false;
            if (last >= p2m.max_mapped_pfn) {
                end = p2m.max_mapped_pfn;
                if (first == 0) {
                    ept.ept_change_entry_type_global(p2m);
                    marked = true;
                }
            }
            if (!marked && first <= end) {
                ept.ept_change_entry_type_range(p2m, first, end);
            }
            note(p2m, first, end, logdirty);
        }
    }
}
