package org.pageproof.variants;

import org.pageproof.xen.altp2m.Altp2mWorld;
import org.pageproof.xen.altp2m.Ept;
import org.pageproof.xen.altp2m.P2m;
import org.pageproof.xen.altp2m.ViewEntries;
import org.pageproof.xen.altp2m.Views;

/** Looks whether a view is active before it takes any lock, and never again (p2m 2.6 and 4.2, VA-10). */
@SuppressWarnings("MemberName") // the hypervisor's own names
class EarlyLook extends ViewEntries {
    EarlyLook(Altp2mWorld world, Ept ept, Views views) {
        super(world, ept, views);
    }

    @Override
    protected boolean lock_active(P2m view) {
        if (view.eptp.read() == 0) {
            return false;
        }
        world.host.lock.lock();
        view.lock.lock();
        return true;
    }

    @Override
    protected void unlock(P2m view) {
        view.lock.unlock();
        world.host.lock.unlock();
    }
}
