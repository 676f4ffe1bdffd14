package org.pageproof.variants;

import org.pageproof.xen.altp2m.Altp2mWorld;
import org.pageproof.xen.altp2m.Ept;
import org.pageproof.xen.altp2m.Faults;
import org.pageproof.xen.altp2m.HostP2m;
import org.pageproof.xen.altp2m.P2m;
import org.pageproof.xen.altp2m.Vcpu;
import org.pageproof.xen.altp2m.ViewEntries;

/** EPT_MISCONFIG as in 2018: the entry is looked for in the host (p2m 2.8). */
@SuppressWarnings("MemberName") // the hypervisor's own names
class HostMisconfigs extends Faults {
    HostMisconfigs(Altp2mWorld world, Ept ept, HostP2m host, ViewEntries entries) {
        super(world, ept, host, entries);
    }

    @Override
    protected P2m misconfigured(Vcpu v) {
        return world.host;
    }
}
