package org.pageproof.xen.descriptors;

import org.pageproof.machine.Tlb;
import org.pageproof.xen.Cpu;

/** What a CPU does with a vCPU's tables: it loads and uses them, and caches what it finds in their slots. */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class Processor {
    /** What comes of an access to the LDT. */
    public enum Access {
        /** It found the frame of the slot. */
        served,
        /** It faulted, and the fault is the guest's. */
        faulted,
        /** It found something that is not the guest's LDT. */
        misled
    }

    protected final TablesWorld world;
    protected final GuestLdt ldt;
    private final Tlb tlb;

    public Processor(TablesWorld world, GuestLdt ldt) {
        this.world = world;
        this.ldt = ldt;
        this.tlb = world.platform.tlb;
    }

    /** Xen's LDT descriptor names the LDT slots of the vCPU, and the LDT register the descriptor; or nothing. */
    public void load_LDT(Vcpu v) {
        v.ldtr = v.ldt_ents > 0;
    }

    /** The guest uses a descriptor of its LDT. An empty slot faults: the hypervisor fills it, and the access is made again. */
    public Access access_ldt(Cpu self, Vcpu v, int slot) {
        Access access = lookup(v, slot);
        if (access == Access.faulted && ldt.pv_map_ldt_shadow_page(self, v, slot)) {
            access = lookup(v, slot);
        }
        return access;
    }

    private Access lookup(Vcpu v, int slot) {
        world.platform.lookup.lock();
        long e = v.ldt[slot].pte.read();
        if (world.pte.maps_frame(e)) {
            tlb.fill(v.processor, world.pte.mfn(e));
        }
        world.platform.lookup.unlock();
        return world.pte.maps_frame(e) ? Access.served : world.pte.is_empty(e) ? Access.faulted : Access.misled;
    }

    /** The guest touches linear addresses in the slots of any vCPU. Those of another one are not for it. */
    public Access touch(Cpu self, Vcpu v, Vcpu whose, int slot) {
        return v == whose ? access_ldt(self, v, slot) : Access.faulted;
    }

    /** The CPU of a vCPU flushes its TLB. */
    public void flush_local(Vcpu v) {
        world.platform.flush_tlb_mask(1L << v.processor);
    }

    /** The CPU turns to something else, or back to the vCPU. */
    public void context_switch(Vcpu v) {
        if (v.is_running) {
            v.is_running = false;
            flush_local(v);
            v.dirty_cpu.write(0);
        } else {
            v.dirty_cpu.write(v.processor + 1);
            v.is_running = true;
        }
    }
}
