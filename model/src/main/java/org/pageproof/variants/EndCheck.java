package org.pageproof.variants;

import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Save;
import org.pageproof.xen.p2m.Toolstack;

/** The generation is compared once, when the guest has been suspended and everything was sent. */
@SuppressWarnings("MemberName") // the hypervisor's own names
class EndCheck extends Toolstack {
    EndCheck(P2mWorld world) {
        super(world);
    }

    @Override
    protected boolean check_at_start(Save s) {
        return true;
    }

    @Override
    protected boolean check_after_pass(Save s) {
        return true;
    }
}
