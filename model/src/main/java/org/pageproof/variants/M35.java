package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.altp2m.AlternateViews;
import org.pageproof.xen.altp2m.Altp2mScope;
import org.pageproof.xen.altp2m.Altp2mWorld;
import org.pageproof.xen.altp2m.Ept;
import org.pageproof.xen.altp2m.P2m;
import org.pageproof.xen.altp2m.ViewEntries;
import org.pageproof.xen.altp2m.Views;

/** A mutant: min and max_remapped_gfn of the wrong gfn. */
@Variant(
        value = "M35",
        of = "xen.AlternateViews",
        says = "the bounds of a view note the gfn that is changed instead of the one that it stands for")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M35 extends AlternateViews {
    public M35(Altp2mScope scope) {
        super(scope);
    }

    @Override
    protected ViewEntries newViewEntries(Altp2mWorld of) {
        return new NotesOld(of, ept, list);
    }

    private static final class NotesOld extends ViewEntries {
        NotesOld(Altp2mWorld world, Ept ept, Views views) {
            super(world, ept, views);
        }

        @Override
        protected void note_remapped(P2m view, int old, int to) {
            super.note_remapped(view, old, old);
        }
    }
}
