package org.pageproof.xen.p2m;

import org.pageproof.machine.Range;

/** Who acts: CPU 0 is the guest's only vCPU, CPU 1 the toolstack. The hypervisor works on the guest's CPU, step by step. */
public final class Actor {
    /** The leaf that the guest has in its slot, as the guest knows it. */
    @Range(max = 2)
    public int leaf;

    /** What the toolstack keeps while it saves. */
    public final Save save;

    Actor(P2mScope scope) {
        save = new Save(scope);
    }
}
