package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.altp2m.AlternateViews;
import org.pageproof.xen.altp2m.Altp2mScope;
import org.pageproof.xen.altp2m.Altp2mWorld;
import org.pageproof.xen.altp2m.Ept;
import org.pageproof.xen.altp2m.TypeChanges;

/** A mutant: accessed and dirty bits as before 303cee10a6 (p2m 1.2). */
@Variant(value = "M32", of = "xen.AlternateViews", says = "a change of ept.ad reaches the host alone")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M32 extends AlternateViews {
    public M32(Altp2mScope scope) {
        super(scope);
    }

    @Override
    protected TypeChanges newTypeChanges(Altp2mWorld of) {
        return new HostAd(of, ept);
    }

    private static final class HostAd extends TypeChanges {
        HostAd(Altp2mWorld world, Ept ept) {
            super(world, ept);
        }

        @Override
        protected boolean ad_reaches_views() {
            return false;
        }
    }
}
