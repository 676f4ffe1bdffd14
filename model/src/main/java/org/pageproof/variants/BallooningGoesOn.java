package org.pageproof.variants;

import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Toolstack;

/** Nobody tells the guest to stop ballooning: today's form. */
@SuppressWarnings("MemberName") // the hypervisor's own names
class BallooningGoesOn extends Toolstack {
    BallooningGoesOn(P2mWorld world) {
        super(world);
    }

    @Override
    protected void stop_ballooning() {}
}
