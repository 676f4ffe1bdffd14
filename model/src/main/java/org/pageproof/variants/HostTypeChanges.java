package org.pageproof.variants;

import org.pageproof.xen.altp2m.Altp2mWorld;
import org.pageproof.xen.altp2m.Ept;
import org.pageproof.xen.altp2m.TypeChanges;

/** Changes of types as in 2018: of the host alone (p2m 2.8). */
@SuppressWarnings("MemberName") // the hypervisor's own names
class HostTypeChanges extends TypeChanges {
    HostTypeChanges(Altp2mWorld world, Ept ept) {
        super(world, ept);
    }

    @Override
    protected boolean reaches_views() {
        return false;
    }
}
