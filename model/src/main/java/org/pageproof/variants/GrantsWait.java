package org.pageproof.variants;

import org.pageproof.xen.p2m.P2mWorld;

/** Protocol (d), a guest that does not map a grant while the flag is set either. */
@SuppressWarnings("MemberName") // the hypervisor's own names
class GrantsWait extends AskingKernel {
    GrantsWait(P2mWorld world) {
        super(world);
    }

    @Override
    protected boolean announce_grant() {
        return announce();
    }
}
