package org.pageproof.variants;

import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Save;
import org.pageproof.xen.p2m.Toolstack;

/** Protocol (d), the toolstack: it raises the flag, waits until no change is under way, and compares nothing. */
@SuppressWarnings("MemberName") // the hypervisor's own names
class Flagging extends Toolstack {
    Flagging(P2mWorld world) {
        super(world);
    }

    @Override
    protected void raise_flag() {
        guest.flag.write(1);
        wait_for_guest();
    }

    /** Until no change is under way that began before the flag. */
    protected void wait_for_guest() {
        long busy;
        do {
            busy = guest.in_flight.read();
        } while (busy != 0);
    }

    @Override
    protected void clear_flag(Save s) {
        guest.flag.write(0);
    }

    @Override
    protected void capture_generation(Save s) {
        guest.moved = false;
    }

    @Override
    protected boolean check(Save s) {
        return true;
    }
}
