package org.pageproof.variants;

import org.pageproof.xen.altp2m.Altp2mWorld;
import org.pageproof.xen.altp2m.Ept;
import org.pageproof.xen.altp2m.Views;

/** Case B of the thread: a new view has the max_mapped_pfn of the host (p2m 2.7, patch V6). */
@SuppressWarnings("MemberName") // the hypervisor's own names
class CopiedMaximum extends Views {
    CopiedMaximum(Altp2mWorld world, Ept ept) {
        super(world, ept);
    }

    @Override
    public boolean p2m_init_altp2m_by_id(int idx) {
        world.host.lock.lock();
        boolean done = super.p2m_init_altp2m_by_id(idx);
        world.host.lock.unlock();
        return done;
    }

    @Override
    protected int first_max_mapped_pfn() {
        return world.host.max_mapped_pfn;
    }
}
