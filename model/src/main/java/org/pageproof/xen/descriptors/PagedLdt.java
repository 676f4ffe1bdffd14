package org.pageproof.xen.descriptors;

/**
 * The LDT of a vCPU while guests may page it out (descriptor-tables 2.3 and 2.4 with the option of 2018 to 2020): other CPUs empty
 * its slots, so a lock protects them, and a count of them is kept. That the count is the number dropped is a claim of the spec (D4).
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class PagedLdt extends GuestLdt {
    public PagedLdt(TablesWorld world) {
        super(world);
    }

    @Override
    protected void fill(Vcpu v, Slot slot, long entry) {
        v.shadow_ldt_lock.lock();
        store(slot, entry);
        v.shadow_ldt_mapcnt.write(v.shadow_ldt_mapcnt.read() + 1);
        v.shadow_ldt_lock.unlock();
    }

    @Override
    public boolean pv_destroy_ldt(Vcpu v) {
        v.shadow_ldt_lock.lock();
        int dropped = 0;
        if (v.shadow_ldt_mapcnt.read() != 0) {
            dropped = drop_all(v);
            v.shadow_ldt_mapcnt.write(0);
        }
        v.shadow_ldt_lock.unlock();
        return dropped > 0;
    }
}
