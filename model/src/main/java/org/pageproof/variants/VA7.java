package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.altp2m.AlternateViews;
import org.pageproof.xen.altp2m.Altp2mScope;
import org.pageproof.xen.altp2m.Altp2mWorld;
import org.pageproof.xen.altp2m.Ept;
import org.pageproof.xen.altp2m.TypeChanges;

/** A return value inverted: p2m 4.2, VA-7; 0fb4b58c8b to 2bad3829a5. */
@Variant(
        value = "VA7",
        of = "xen.AlternateViews",
        says = "p2m_finish_type_change goes on with the views only if the host failed")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class VA7 extends AlternateViews {
    public VA7(Altp2mScope scope) {
        super(scope);
    }

    @Override
    protected TypeChanges newTypeChanges(Altp2mWorld of) {
        return new Inverted(of, ept);
    }

    private static final class Inverted extends TypeChanges {
        Inverted(Altp2mWorld world, Ept ept) {
            super(world, ept);
        }

        @Override
        protected boolean goes_on_after(int rc) {
            return rc < 0;
        }
    }
}
