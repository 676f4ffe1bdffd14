package org.pageproof.variants;

import org.pageproof.xen.p2m.GuestKernel;
import org.pageproof.xen.p2m.P2mWorld;

/** Protocol (d), the guest: it says that it begins, and then looks whether it may. It waits where it can be suspended. */
@SuppressWarnings("MemberName") // the hypervisor's own names
class AskingKernel extends GuestKernel {
    AskingKernel(P2mWorld world) {
        super(world);
    }

    @Override
    protected boolean announce() {
        guest.in_flight.write(1);
        if (guest.flag.read() != 0) {
            guest.in_flight.write(0);
            return false;
        }
        count_before();
        return true;
    }

    @Override
    protected void announce_end() {
        count_after();
        guest.in_flight.write(0);
    }
}
