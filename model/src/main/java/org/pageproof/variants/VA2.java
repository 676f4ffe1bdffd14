package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.altp2m.AlternateViews;
import org.pageproof.xen.altp2m.Altp2mScope;
import org.pageproof.xen.altp2m.Altp2mWorld;
import org.pageproof.xen.altp2m.Faults;

/** Views marked, handler still on the host: p2m 4.2, VA-2. */
@Variant(value = "VA2", of = "xen.AlternateViews", says = "ept_handle_misconfig resolves the entry of the host")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class VA2 extends AlternateViews {
    public VA2(Altp2mScope scope) {
        super(scope);
    }

    @Override
    protected Faults newFaults(Altp2mWorld of) {
        return new HostMisconfigs(of, ept, host_entries, view_entries);
    }
}
