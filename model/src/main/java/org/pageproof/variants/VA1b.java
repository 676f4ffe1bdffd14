package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.altp2m.AlternateViews;
import org.pageproof.xen.altp2m.Altp2mScope;
import org.pageproof.xen.altp2m.Altp2mWorld;
import org.pageproof.xen.altp2m.Faults;
import org.pageproof.xen.altp2m.TypeChanges;

/** The stuck vCPU: p2m 4.2, VA-1b; the cause of VA1, and what follows in the other direction (inferred). */
@Variant(
        value = "VA1b",
        of = "xen.AlternateViews",
        says = "a change of types reaches the host alone, and so does the handler of misconfigured entries")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class VA1b extends AlternateViews {
    public VA1b(Altp2mScope scope) {
        super(scope);
    }

    @Override
    protected TypeChanges newTypeChanges(Altp2mWorld of) {
        return new HostTypeChanges(of, ept);
    }

    @Override
    protected Faults newFaults(Altp2mWorld of) {
        return new HostMisconfigs(of, ept, host_entries, view_entries);
    }
}
