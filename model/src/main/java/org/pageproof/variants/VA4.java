package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.altp2m.AlternateViews;
import org.pageproof.xen.altp2m.Altp2mScope;
import org.pageproof.xen.altp2m.Altp2mWorld;
import org.pageproof.xen.altp2m.Entry;
import org.pageproof.xen.altp2m.Ept;
import org.pageproof.xen.altp2m.P2m;
import org.pageproof.xen.altp2m.Views;

/** Case B as the thread feared it: p2m 4.2, VA-4. To fill a hole takes the lock of the host after that of the view, so this is for one CPU. */
@Variant(
        value = "VA4",
        of = "xen.AlternateViews",
        says =
                "a new view has the max_mapped_pfn of the host, and a change of types marks holes, which resolving fills")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class VA4 extends AlternateViews {
    public VA4(Altp2mScope scope) {
        super(scope);
    }

    @Override
    protected Views newViews(Altp2mWorld of) {
        return new CopiedMaximum(of, ept);
    }

    @Override
    protected Ept newEpt(Altp2mWorld of) {
        return new MarkedHoles(of);
    }

    private static final class MarkedHoles extends Ept {
        MarkedHoles(Altp2mWorld world) {
            super(world);
        }

        @Override
        protected void ept_invalidate_emt(Entry e) {
            if (e.mfn == Entry.INVALID_MFN) {
                e.table = e.upper;
                e.misconfig = true;
                e.recalc = true;
            } else {
                super.ept_invalidate_emt(e);
            }
        }

        @Override
        protected void resolve_hole(P2m p2m, int gfn) {
            Entry e = p2m.lower[gfn];
            if (e.misconfig && p2m.alternate) {
                world.host.lock.lock();
                Entry of = get_entry(world.host, gfn);
                if (of != null) {
                    e.mfn = mfn(of, gfn);
                    e.type = recalc_type(p2m, of.type, gfn);
                }
                world.host.lock.unlock();
            }
            e.misconfig = false;
            e.recalc = false;
        }
    }
}
