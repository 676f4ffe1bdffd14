package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.GuestKernel;
import org.pageproof.xen.p2m.GuestP2m;
import org.pageproof.xen.p2m.P2mScope;
import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Toolstack;

/** Protocol (d) with an acknowledgement in the order that p2m 2.3 and 4.1 (VP-8) have: the guest looks and then says that it begins. */
@Variant(
        value = "protocol_d_test_first",
        of = "xen.GuestP2m",
        says = "the guest looks at the flag before it says that a change is under way")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class ProtocolDTestFirst extends GuestP2m {
    public ProtocolDTestFirst(P2mScope scope) {
        super(scope);
    }

    @Override
    protected GuestKernel newGuestKernel(P2mWorld world) {
        return new TestFirst(world);
    }

    @Override
    protected Toolstack newToolstack(P2mWorld world) {
        return new Flagging(world);
    }

    private static final class TestFirst extends AskingKernel {
        TestFirst(P2mWorld world) {
            super(world);
        }

        @Override
        protected boolean announce() {
            if (guest.flag.read() != 0) {
                return false;
            }
            guest.in_flight.write(1);
            count_before();
            return true;
        }
    }
}
