package org.pageproof.xen.p2m;

/** What the guest, the hypervisor and the toolstack work on. */
public final class P2mWorld {
    public final P2mScope scope;
    public final Entry entry;

    /** By mfn. */
    public final Frame[] frames;

    public final Leaf[] leaves;
    public final GuestMemory guest;
    public final Hypervisor hypervisor;

    P2mWorld(GuestP2m model, P2mScope scope, Hypervisor hypervisor) {
        this.scope = scope;
        this.entry = model.entry;
        this.frames = model.frames;
        this.leaves = model.leaves;
        this.guest = model.guest;
        this.hypervisor = hypervisor;
    }
}
