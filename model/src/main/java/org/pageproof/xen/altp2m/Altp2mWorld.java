package org.pageproof.xen.altp2m;

import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Word;

/** What the operations on p2ms work on. */
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class Altp2mWorld {
    public final P2m host;
    public final P2m[] views;
    public final Vcpu[] vcpus;
    public final Gfn[] gfns;
    public final Frame[] frames;
    public final SpinLock altp2m_list_lock;

    /** Whether a device model is registered for memory of type ioreq_server. */
    public final Word ioreq_server;

    Altp2mWorld(AlternateViews model) {
        this.host = model.host;
        this.views = model.views;
        this.vcpus = model.vcpus;
        this.gfns = model.gfns;
        this.frames = model.frames;
        this.altp2m_list_lock = model.altp2m_list_lock;
        this.ioreq_server = model.ioreq_server;
    }

    /** The p2m that a vCPU uses. */
    public P2m p2m_of(Vcpu v) {
        return v.p2midx == Vcpu.INVALID_ALTP2M ? host : views[v.p2midx];
    }

    /** Waits until no vCPU accesses memory, and keeps it so. */
    public void domain_pause() {
        for (Vcpu v : vcpus) {
            v.execution.lock();
        }
    }

    /** Lets the vCPUs go on. */
    public void domain_unpause() {
        for (Vcpu v : vcpus) {
            v.execution.unlock();
        }
    }
}
