package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.altp2m.AlternateViews;
import org.pageproof.xen.altp2m.Altp2mScope;
import org.pageproof.xen.altp2m.Altp2mWorld;
import org.pageproof.xen.altp2m.TypeChanges;

/** Strict comparison: p2m 4.2, VA-5; today (inferred). */
@Variant(
        value = "VA5",
        of = "xen.AlternateViews",
        says = "a range of one gfn is not marked, also where it is one only in this view")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class VA5 extends AlternateViews {
    public VA5(Altp2mScope scope) {
        super(scope);
    }

    @Override
    protected TypeChanges newTypeChanges(Altp2mWorld of) {
        return new StrictMarking(of, ept);
    }
}
