package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.altp2m.AlternateViews;
import org.pageproof.xen.altp2m.Altp2mScope;
import org.pageproof.xen.altp2m.Altp2mWorld;
import org.pageproof.xen.altp2m.Entry;
import org.pageproof.xen.altp2m.Ept;

/** Entries without access are skipped: p2m 4.2, VA-12; today (inferred). */
@Variant(value = "VA12", of = "xen.AlternateViews", says = "an entry that is valid and not present is not marked")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class VA12 extends AlternateViews {
    public VA12(Altp2mScope scope) {
        super(scope);
    }

    @Override
    protected Ept newEpt(Altp2mWorld of) {
        return new Skipping(of);
    }

    private static final class Skipping extends Ept {
        Skipping(Altp2mWorld world) {
            super(world);
        }

        @Override
        protected void invalidate_not_present(Entry e) {}
    }
}
