package org.pageproof.xen.descriptors;

import org.pageproof.xen.Cpu;
import org.pageproof.xen.PageInfo;

/**
 * The LDT of a vCPU: {@code pv_map_ldt_shadow_page} of xen/arch/x86/pv/mm.c and {@code pv_destroy_ldt} of
 * xen/arch/x86/pv/descriptor-tables.c (descriptor-tables 2.3 and 2.4), today's form: nobody but the vCPU's own CPU, or who
 * keeps it still, touches the slots.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class GuestLdt {
    protected final TablesWorld world;

    public GuestLdt(TablesWorld world) {
        this.world = world;
    }

    /**
     * Fills a slot of the vCPU that runs here, as an access to it faulted.
     *
     * @return whether it did; if not, the fault is the guest's
     */
    public boolean pv_map_ldt_shadow_page(Cpu self, Vcpu v, int slot) {
        if (is_outside(v, TablesScope.PER_FRAME * slot)) {
            return false;
        }
        int linear = v.ldt_base + slot;
        if (linear >= world.l1e.length) {
            return false;
        }
        long e = world.l1e[linear].pte.read();
        if (!world.pte.maps_frame(e)) {
            return false;
        }
        PageInfo page = world.pages[world.pte.mfn(e)];
        if (!world.typed.get_page_and_type(self, page, v.domain, world.types.PGT_seg_desc_page)) {
            return false;
        }
        fill(v, v.ldt[slot], entry(e));
        return true;
    }

    /** Empties all slots of a vCPU. Returns whether some were filled; then the caller flushes. */
    public boolean pv_destroy_ldt(Vcpu v) {
        return drop_all(v) > 0;
    }

    /** Whether a descriptor of this number is beyond the LDT. */
    protected boolean is_outside(Vcpu v, int descriptor) {
        return descriptor >= v.ldt_ents;
    }

    /** What goes into the slot for a guest's entry. */
    protected long entry(long guest) {
        return world.pte.of(world.pte.mfn(guest));
    }

    protected void fill(Vcpu v, Slot slot, long entry) {
        store(slot, entry);
    }

    /** The slot maps a frame, and keeps the references that were taken for it. */
    protected void store(Slot slot, long entry) {
        slot.pte.write(entry);
        world.pages[world.pte.mfn(entry)].in_flight--;
    }

    /** An empty slot maps nothing, so that the next access faults. */
    protected void clear(Slot slot) {
        slot.pte.write(0);
    }

    /** Returns how many slots were filled. */
    protected int drop_all(Vcpu v) {
        int dropped = 0;
        for (int i = 0; i < v.ldt.length; i++) {
            long e = v.ldt[i].pte.read();
            if (world.pte.maps_frame(e)) {
                clear(v.ldt[i]);
                PageInfo page = world.pages[world.pte.mfn(e)];
                page.in_flight++;
                world.typed.put_page_and_type(page);
                dropped++;
            }
        }
        return dropped;
    }
}
