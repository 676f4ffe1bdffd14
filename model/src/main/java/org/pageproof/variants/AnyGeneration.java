package org.pageproof.variants;

import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Save;
import org.pageproof.xen.p2m.Toolstack;

/** A save begins at any generation, also while a change is under way: today's form, and all that a guest which counts once allows. */
@SuppressWarnings("MemberName") // the hypervisor's own names
class AnyGeneration extends Toolstack {
    AnyGeneration(P2mWorld world) {
        super(world);
    }

    @Override
    protected void capture_generation(Save s) {
        s.tgen = (int) guest.p2m_generation.read();
        guest.moved = false;
    }
}
