package org.pageproof.xen.descriptors;

import org.pageproof.xen.Cpu;
import org.pageproof.xen.Errno;
import org.pageproof.xen.PageInfo;

/**
 * The GDT of a vCPU: {@code pv_set_gdt} and {@code pv_destroy_gdt} of xen/arch/x86/pv/descriptor-tables.c (descriptor-tables 2.1
 * and 2.2), today's form, but a slot is cleared before the references that belong to it are put (V10 is about the other order).
 * Slots that are empty are not written again, more frames than there are slots are never asked for, and the assertion that the vCPU
 * is current or dirty nowhere is a claim of the spec (D5).
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class GuestGdt {
    protected final TablesWorld world;

    public GuestGdt(TablesWorld world) {
        this.world = world;
    }

    /**
     * Replaces the GDT of a vCPU that the caller works for or that stands still: by the frames from {@code first} on.
     *
     * @return 0, or -EINVAL if a frame cannot be one of a descriptor table; then the old GDT stays
     */
    public int pv_set_gdt(Cpu self, Vcpu v, int first, int frames) {
        for (int i = 0; i < frames; i++) {
            if (!take(self, v, frame(first, i))) {
                put_taken(first, i);
                return -Errno.EINVAL;
            }
        }
        pv_destroy_gdt(v);
        install(v, first, frames);
        return 0;
    }

    /** Takes away the GDT of a vCPU that the caller works for or that stands still. */
    public void pv_destroy_gdt(Vcpu v) {
        v.gdt_ents = 0;
        for (int i = 0; i < v.gdt.length; i++) {
            long e = v.gdt[i].pte.read();
            if (world.pte.maps_frame(e)) {
                drop(v.gdt[i], world.pages[world.pte.mfn(e)]);
            }
        }
    }

    /** Puts the frames that were taken before one was refused. */
    protected void put_taken(int first, int taken) {
        for (int i = 0; i < taken; i++) {
            world.typed.put_page_and_type(frame(first, i));
        }
    }

    protected boolean take(Cpu self, Vcpu v, PageInfo page) {
        return world.typed.get_page_and_type(self, page, v.domain, world.types.PGT_seg_desc_page);
    }

    protected void install(Vcpu v, int first, int frames) {
        v.gdt_ents = TablesScope.PER_FRAME * frames;
        for (int i = 0; i < frames; i++) {
            PageInfo page = frame(first, i);
            v.gdt[i].pte.write(world.pte.of(page.mfn));
            page.in_flight--;
        }
    }

    /** Clears a slot and puts what it held. */
    protected void drop(Slot slot, PageInfo page) {
        slot.pte.write(world.pte.zero_page);
        page.in_flight++;
        world.typed.put_page_and_type(page);
    }

    protected PageInfo frame(int first, int i) {
        return world.pages[(first + i) % world.pages.length];
    }
}
