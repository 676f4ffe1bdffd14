package org.pageproof.variants;

import org.pageproof.xen.altp2m.Altp2mWorld;
import org.pageproof.xen.altp2m.Ept;
import org.pageproof.xen.altp2m.TypeChanges;

/** Marks a range only if its first gfn is below its last one (p2m 4.2, VA-5). */
@SuppressWarnings("MemberName") // the hypervisor's own names
class StrictMarking extends TypeChanges {
    StrictMarking(Altp2mWorld world, Ept ept) {
        super(world, ept);
    }

    @Override
    protected boolean is_worth_marking(int first, int last) {
        return first < last;
    }
}
