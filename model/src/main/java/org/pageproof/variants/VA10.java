package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.altp2m.AlternateViews;
import org.pageproof.xen.altp2m.Altp2mScope;
import org.pageproof.xen.altp2m.Altp2mWorld;
import org.pageproof.xen.altp2m.ViewEntries;

/** A view is changed while it is destroyed: p2m 4.2, VA-10; today (inferred). */
@Variant(
        value = "VA10",
        of = "xen.AlternateViews",
        says = "who changes an entry of a view looks whether it is active before taking locks")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class VA10 extends AlternateViews {
    public VA10(Altp2mScope scope) {
        super(scope);
    }

    @Override
    protected ViewEntries newViewEntries(Altp2mWorld of) {
        return new EarlyLook(of, ept, list);
    }
}
