package org.pageproof.xen.descriptors;

/**
 * Which tables go when a domain is destroyed ({@code domain_relinquish_resources} of xen/arch/x86/domain.c; descriptor-tables
 * 2.9), today's form: of each vCPU first the LDT, then the GDT. Nobody runs any more.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class Teardown {
    protected final TablesWorld world;
    protected final GuestGdt gdt;
    protected final GuestLdt ldt;

    public Teardown(TablesWorld world, GuestGdt gdt, GuestLdt ldt) {
        this.world = world;
        this.gdt = gdt;
        this.ldt = ldt;
    }

    /** Keeps all vCPUs from running and gives up their tables. */
    public void relinquish_tables() {
        for (Vcpu v : world.vcpus) {
            pause(v);
        }
        for (Vcpu v : world.vcpus) {
            relinquish(v);
        }
        for (Vcpu v : world.vcpus) {
            v.execution.unlock();
        }
    }

    protected void relinquish(Vcpu v) {
        ldt.pv_destroy_ldt(v);
        gdt.pv_destroy_gdt(v);
    }

    /** A vCPU that stands still loses its tables. The LDT is today's form's to forget (V14). */
    public void reset(Vcpu v) {
        relinquish(v);
        v.is_initialised = false;
        v.ldtr = false;
    }

    /** Waits until a vCPU is outside the hypervisor, and keeps it from running, for good. */
    protected void pause(Vcpu v) {
        v.execution.lock();
        v.is_initialised = false;
        v.is_running = false;
        sync_execstate(v);
    }

    /** Its CPU saves what it still holds of a vCPU that does not run, and flushes. */
    public void sync_execstate(Vcpu v) {
        long dirty = v.dirty_cpu.read();
        if (dirty != 0) {
            world.platform.flush_tlb_mask(1L << dirty - 1);
            v.dirty_cpu.write(0);
        }
    }
}
