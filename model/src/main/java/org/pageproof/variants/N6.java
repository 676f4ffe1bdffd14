package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.altp2m.AlternateViews;
import org.pageproof.xen.altp2m.Altp2mScope;
import org.pageproof.xen.altp2m.Altp2mWorld;
import org.pageproof.xen.altp2m.Views;

/** Case B as Xen would have it: holes are never marked (p2m 2.9). */
@Variant(
        value = "N6",
        of = "xen.AlternateViews",
        says = "a new view has the max_mapped_pfn of the host: case B of the thread")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class N6 extends AlternateViews {
    public N6(Altp2mScope scope) {
        super(scope);
    }

    @Override
    protected Views newViews(Altp2mWorld of) {
        return new CopiedMaximum(of, ept);
    }
}
