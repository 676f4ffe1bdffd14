package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.altp2m.AlternateViews;
import org.pageproof.xen.altp2m.Altp2mScope;
import org.pageproof.xen.altp2m.Altp2mWorld;
import org.pageproof.xen.altp2m.Entry;
import org.pageproof.xen.altp2m.Ept;

/** A mutant: marking as before 777c71d313 (p2m 2.4). */
@Variant(
        value = "M34",
        of = "xen.AlternateViews",
        says = "an entry that is valid and not present gets the illegal memory type, too")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M34 extends AlternateViews {
    public M34(Altp2mScope scope) {
        super(scope);
    }

    @Override
    protected Ept newEpt(Altp2mWorld of) {
        return new MarkingAll(of);
    }

    private static final class MarkingAll extends Ept {
        MarkingAll(Altp2mWorld world) {
            super(world);
        }

        @Override
        protected void invalidate_not_present(Entry e) {
            e.misconfig = true;
            e.recalc = true;
        }
    }
}
