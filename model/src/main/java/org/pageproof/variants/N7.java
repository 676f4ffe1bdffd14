package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.altp2m.AlternateViews;
import org.pageproof.xen.altp2m.Altp2mScope;
import org.pageproof.xen.altp2m.Altp2mWorld;
import org.pageproof.xen.altp2m.TypeChanges;
import org.pageproof.xen.altp2m.Views;

/** Case B, and today's strict comparison (p2m 4.2, VA-5). */
@Variant(
        value = "N7",
        of = "xen.AlternateViews",
        says = "case B of the thread with the strict comparison of VA5, which it hides")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class N7 extends AlternateViews {
    public N7(Altp2mScope scope) {
        super(scope);
    }

    @Override
    protected Views newViews(Altp2mWorld of) {
        return new CopiedMaximum(of, ept);
    }

    @Override
    protected TypeChanges newTypeChanges(Altp2mWorld of) {
        return new StrictMarking(of, ept);
    }
}
