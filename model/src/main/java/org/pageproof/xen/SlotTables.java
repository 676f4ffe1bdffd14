package org.pageproof.xen;

import org.jspecify.annotations.Nullable;

/**
 * The tables of a vCPU, slot by slot: {@code pv_map_ldt_shadow_page} of xen/arch/x86/pv/mm.c; {@code pv_destroy_ldt},
 * {@code pv_set_gdt} and {@code pv_destroy_gdt} of xen/arch/x86/pv/descriptor-tables.c (descriptor-tables 2.1 to 2.4), today's
 * form, but a slot of the GDT is cleared before its references are put, as those of an LDT are (V10). The order of accesses to what
 * is shared is that of the model of whole tables ({@code descriptors.GuestLdt} and {@code descriptors.GuestGdt}).
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class SlotTables {
    private static final int NONE = -1;

    protected final TypeInfo types;
    protected final PageInfo[] pages;

    public SlotTables(World world) {
        this.types = world.types;
        this.pages = world.pages;
    }

    /** Fills the slot that an access faulted on by the frame that the guest's entry names. Returns whether it did. */
    public boolean pv_map_ldt_shadow_page(SlotVcpu v, PageInfo page) {
        if (!get_page_and_type(v, page)) {
            return false;
        }
        fill(v, v.ldt, v.cr2, page);
        return true;
    }

    /** Empties all slots of the LDT. */
    public void pv_destroy_ldt(SlotVcpu v) {
        destroy(v, v.ldt);
    }

    /** Replaces the GDT: by the frames from {@code first} on. Returns 0, or -EINVAL, and then the old GDT stays. */
    public int pv_set_gdt(SlotVcpu v, int first, int frames) {
        for (int i = 0; i < frames; i++) {
            if (!get_page_and_type(v, frame(first, i))) {
                put_taken(v, first, i);
                return -Errno.EINVAL;
            }
        }
        pv_destroy_gdt(v);
        for (int i = 0; i < frames; i++) {
            fill(v, v.gdt, i, frame(first, i));
        }
        return 0;
    }

    /** Empties all slots of the GDT. */
    public void pv_destroy_gdt(SlotVcpu v) {
        destroy(v, v.gdt);
    }

    /** Puts the frames that were taken before one was refused. */
    protected void put_taken(SlotVcpu v, int first, int taken) {
        for (int i = 0; i < taken; i++) {
            put_page_and_type(v, frame(first, i));
        }
    }

    /** Clears a slot and puts what it held. */
    protected void drop(SlotVcpu v, @Nullable PageInfo[] slots, int slot, PageInfo page) {
        clear(v, slots, slot, page);
        put_page_and_type(v, page);
    }

    /** The slot keeps the references that were taken for it. */
    protected final void fill(SlotVcpu v, @Nullable PageInfo[] slots, int slot, PageInfo page) {
        slots[slot] = page;
        v.filled[page.mfn]++;
        v.descriptors.under_way[page.mfn]--;
        page.in_flight--;
    }

    /** The slot maps nothing any more, and what it held is under way. */
    protected final void clear(SlotVcpu v, @Nullable PageInfo[] slots, int slot, PageInfo page) {
        slots[slot] = null;
        v.filled[page.mfn]--;
        v.descriptors.under_way[page.mfn]++;
        page.in_flight++;
    }

    protected final boolean get_page_and_type(SlotVcpu v, PageInfo page) {
        return v.of_slots.get_page_and_type(v.cpu, page, v.domain, types.PGT_seg_desc_page);
    }

    protected final void put_page_and_type(SlotVcpu v, PageInfo page) {
        v.of_slots.put_page_and_type(page);
    }

    protected final PageInfo frame(int first, int i) {
        return pages[(first + i) % pages.length];
    }

    /** One slot after the other: those before the first filled one are empty, and nobody else fills any. */
    private void destroy(SlotVcpu v, @Nullable PageInfo[] slots) {
        int slot = first_filled(slots);
        while (slot != NONE) {
            PageInfo page = slots[slot];
            if (page != null) {
                drop(v, slots, slot, page);
            }
            slot = first_filled(slots);
        }
    }

    private static int first_filled(@Nullable PageInfo[] slots) {
        for (int i = 0; i < slots.length; i++) {
            if (slots[i] != null) {
                return i;
            }
        }
        return NONE;
    }
}
