package org.pageproof.xen;

import org.pageproof.machine.Param;

/**
 * How large a world of descriptor slots is.
 *
 * @param pages number of frames, all of them the guest's
 * @param vcpus number of vCPUs
 * @param ldt_slots the most frames of an LDT (16 in the hypervisor)
 * @param gdt_slots the most frames of a GDT (14 in the hypervisor)
 * @param count_bits width of the general reference count
 * @param type_bits width of the type reference count
 */
@SuppressWarnings("MemberName") // as scenarios write them
public record SlotScope(
        @Param(value = "pages", max = 8) int pages,
        @Param(value = "vcpus", max = 16) int vcpus,

        @Param(value = "ldt_slots", max = SlotScope.LDT_SLOTS)
        int ldt_slots,

        @Param(value = "gdt_slots", max = SlotScope.GDT_SLOTS)
        int gdt_slots,

        @Param(value = "count_bits", min = 3, max = 56, def = 4)
        int count_bits,

        @Param(value = "type_bits", min = 2, max = 55, def = 3)
        int type_bits) {
    static final int LDT_SLOTS = 16;
    static final int GDT_SLOTS = 14;

    /** The size of the world of pages: one domain, whose build has the hypervisor's assertions. */
    Scope ofPages() {
        return new Scope(pages, 1, vcpus, count_bits, type_bits, 1, 0, 6, 63, true, false, false, false);
    }
}
