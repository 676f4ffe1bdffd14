package org.pageproof.xen.altp2m;

/**
 * What a vCPU's accesses to memory come to: hardware, {@code ept_handle_misconfig}, and {@code hvm_hap_nested_page_fault} of
 * xen/arch/x86/hvm/hvm.c (p2m 2.6 and 2.8).
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class Faults {
    /** What becomes of one attempt. */
    public enum Outcome {
        /** The access was made. */
        done,
        /** The guest makes it again. */
        retry,
        /** Somebody else deals with it: a listener, a device model, or the code for holes. */
        elsewhere,
        /** The domain is crashed. */
        crash
    }

    /** What hardware says. */
    private enum Exit {
        none,
        violation,
        misconfig
    }

    protected final Altp2mWorld world;
    protected final Ept ept;
    protected final HostP2m host;
    protected final ViewEntries entries;

    public Faults(Altp2mWorld world, Ept ept, HostP2m host, ViewEntries entries) {
        this.world = world;
        this.ept = ept;
        this.host = host;
        this.entries = entries;
    }

    /** One attempt of a vCPU to read or write a gfn. */
    public Outcome attempt(Vcpu v, int gfn, boolean write) {
        Exit exit = lookup(v, gfn, write);
        if (exit == Exit.misconfig) {
            return ept_handle_misconfig(v, gfn) ? Outcome.retry : Outcome.crash;
        }
        return exit == Exit.violation ? nested_page_fault(v, gfn, write) : Outcome.done;
    }

    /** Hardware. */
    private Exit lookup(Vcpu v, int gfn, boolean write) {
        P2m p2m = world.p2m_of(v);
        p2m.lock.lock();
        v.trying = true;
        Entry top = p2m.upper[gfn >> 1];
        Entry e = ept.entry(p2m, gfn);
        Exit exit;
        if (top.misconfig || e.misconfig) {
            exit = Exit.misconfig;
        } else if (write ? ept.is_writable(e) : ept.is_present(e)) {
            exit = Exit.none;
            if (write) {
                world.gfns[gfn].written |= world.gfns[gfn].tracked;
            }
        } else {
            exit = Exit.violation;
        }
        p2m.lock.unlock();
        return exit;
    }

    /** Whether the access can be made again: something was resolved, or somebody else did that. */
    protected boolean ept_handle_misconfig(Vcpu v, int gfn) {
        P2m p2m = misconfigured(v);
        p2m.lock.lock();
        boolean spurious = v.ept_spurious_misconfig.read() == 1;
        boolean resolved = ept.resolve_misconfig(p2m, gfn);
        v.ept_spurious_misconfig.write(0);
        p2m.lock.unlock();
        return resolved || spurious;
    }

    /** The p2m in which the entry is that the vCPU hears of. */
    protected P2m misconfigured(Vcpu v) {
        return world.p2m_of(v);
    }

    /** An EPT violation. */
    protected Outcome nested_page_fault(Vcpu v, int gfn, boolean write) {
        world.host.lock.lock();
        P2m view = world.p2m_of(v);
        view.lock.lock();
        Entry e = ept.get_entry(view, gfn);
        Entry of = ept.get_entry(world.host, gfn);
        Outcome outcome;
        boolean dirty = false;
        if (e == null && of != null && view.alternate) {
            entries.p2m_altp2m_get_or_propagate(view, gfn, of);
            outcome = Outcome.retry;
        } else if (e == null || e.access == P2mAccess.n) {
            outcome = Outcome.elsewhere;
        } else {
            boolean emulated = write && ept.type(view, gfn, e) == P2mType.ioreq_server;
            dirty = write && !emulated;
            outcome = emulated ? Outcome.elsewhere : Outcome.retry;
        }
        view.lock.unlock();
        if (dirty) {
            host.p2m_change_type_one(gfn, P2mType.ram_logdirty, P2mType.ram_rw);
        }
        world.host.lock.unlock();
        return outcome;
    }
}
