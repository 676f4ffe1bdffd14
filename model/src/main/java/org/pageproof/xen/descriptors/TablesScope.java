package org.pageproof.xen.descriptors;

import org.pageproof.machine.Param;
import org.pageproof.xen.Scope;

/**
 * How large a world is.
 *
 * @param pages number of frames, all of them the guest's at the start
 * @param vcpus number of vCPUs; vCPU i runs on CPU i modulo the number of CPUs
 * @param cpus number of CPUs
 * @param gdt_slots the most frames of a GDT (14 in the hypervisor)
 * @param ldt_slots the most frames of an LDT (16 in the hypervisor)
 * @param l1_entries guest mappings: linear page i is mapped by entry i. At the start entry i maps frame i read-only, as far as
 *     there are frames
 * @param gdt_frames the number of frames of the GDT that every vCPU has at the start: the last ones
 * @param ldt_frames the number of LDT slots that every vCPU has filled at the start: with the first frames
 * @param count_bits width of the general reference count
 * @param type_bits width of the type reference count
 * @param ldt_paging whether the guest may page out its LDT (CONFIG_PV_LDT_PAGING, 2018 to 2020; the only way before)
 */
@SuppressWarnings("MemberName") // as scenarios write them
public record TablesScope(
        @Param(value = "pages", max = 8) int pages,
        @Param(value = "vcpus", max = 4) int vcpus,
        @Param(value = "cpus", max = 4) int cpus,
        @Param(value = "gdt_slots", max = 2) int gdt_slots,
        @Param(value = "ldt_slots", max = 2) int ldt_slots,
        @Param(value = "l1_entries", max = 4) int l1_entries,

        @Param(value = "gdt_frames", min = 0, max = 2, def = 0)
        int gdt_frames,

        @Param(value = "ldt_frames", min = 0, max = 2, def = 0)
        int ldt_frames,

        @Param(value = "count_bits", min = 3, max = 56, def = 4)
        int count_bits,

        @Param(value = "type_bits", min = 2, max = 55, def = 3)
        int type_bits,

        @Param(value = "ldt_paging", def = 0) boolean ldt_paging) {

    /** Descriptors in one frame. */
    public static final int PER_FRAME = 512;

    /** @throws IllegalArgumentException if the tables that vCPUs start with do not fit */
    public TablesScope {
        requireRoom("gdt_frames", gdt_frames, "gdt_slots", gdt_slots);
        requireRoom("gdt_frames", gdt_frames, "pages", pages);
        requireRoom("ldt_frames", ldt_frames, "ldt_slots", ldt_slots);
        requireRoom("ldt_frames", ldt_frames, "pages", pages);
        requireRoom("ldt_frames", ldt_frames, "l1_entries", l1_entries);
    }

    private static void requireRoom(String what, int number, String where, int room) {
        if (number > room) {
            throw new IllegalArgumentException(what + " = " + number + " is more than " + where + " = " + room);
        }
    }

    /** The size of the world of pages: one domain, whose build has the hypervisor's assertions. */
    Scope ofPages() {
        return new Scope(pages, 1, cpus, count_bits, type_bits, 1, 0, 6, 63, true, false, false, false);
    }
}
