package org.pageproof.variants;

import org.pageproof.xen.altp2m.Altp2mWorld;
import org.pageproof.xen.altp2m.Entry;
import org.pageproof.xen.altp2m.Ept;
import org.pageproof.xen.altp2m.P2m;
import org.pageproof.xen.altp2m.P2mAccess;
import org.pageproof.xen.altp2m.P2mType;
import org.pageproof.xen.altp2m.Views;

/** The list of views as it is today: VA6b and VA13, and a reset tells no vCPU. */
@SuppressWarnings("MemberName") // the hypervisor's own names
class ViewsToday extends Views {
    ViewsToday(Altp2mWorld world, Ept ept) {
        super(world, ept);
    }

    @Override
    protected boolean is_drop(int mfn, boolean moved) {
        return mfn == Entry.INVALID_MFN;
    }

    @Override
    protected void follow(P2m view, int gfn, int mfn, int order, P2mType type, P2mAccess access) {
        if (ept.get_entry(view, gfn) != null) {
            ept.ept_set_entry(view, gfn, mfn, order, type, access);
        }
    }

    @Override
    protected void end_of_reset(P2m view) {}
}
