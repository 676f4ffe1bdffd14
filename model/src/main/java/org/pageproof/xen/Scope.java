package org.pageproof.xen;

import org.pageproof.machine.Param;

/**
 * How large a world is and which build of the hypervisor runs in it. Widths are small in scenarios and those of the hypervisor
 * (56, 55, 32) in the tests against it.
 *
 * @param pages number of frames; frames 2i and 2i + 1 are buddies
 * @param domains number of domains
 * @param cpus CPU i runs for domain i modulo the number of domains
 * @param count_bits width of the general reference count, W in the domain notes
 * @param type_bits width of the type reference count, V in the domain notes
 * @param max_held the most references that a CPU keeps per page
 * @param max_order the largest chunk on the heap has 2^max_order frames
 * @param tot_bits width of a domain's totals, which are unsigned and wrap
 * @param max_pages the most pages that a domain may have, not counting extra ones (d.max)
 * @param debug whether the hypervisor's ASSERTs are there; its BUG_ONs always are
 * @param iommu whether writable pages are mapped in an IOMMU, which can fail to unmap one
 * @param dirty whether the contents of a freed page matter, so that it has to be scrubbed before its next use
 * @param coloring whether all frames are of the heap of coloured frames (Arm), and none of the heap of chunks
 */
@SuppressWarnings("MemberName") // as scenarios write them
public record Scope(
        @Param(value = "pages", max = 16) int pages,
        @Param(value = "domains", max = Domain.MAX, def = 2) int domains,
        @Param(value = "cpus", max = 16, def = 2) int cpus,

        @Param(value = "count_bits", min = 2, max = 58, def = 3)
        int count_bits,

        @Param(value = "type_bits", max = 57, def = 2) int type_bits,
        @Param(value = "max_held", max = Cpu.MAX_HELD) int max_held,

        @Param(value = "max_order", min = 0, max = 3, def = 0)
        int max_order,

        @Param(value = "tot_bits", max = 10, def = 6) int tot_bits,

        @Param(value = "max_pages", min = 0, max = 1023, def = 63)
        int max_pages,

        @Param(value = "debug", def = 1) boolean debug,
        @Param(value = "iommu", def = 0) boolean iommu,
        @Param(value = "dirty", def = 0) boolean dirty,
        @Param(value = "coloring", def = 0) boolean coloring) {

    /**
     * A scope.
     *
     * @throws IllegalArgumentException if the count word has no bit for what has to be said in it
     */
    public Scope {
        requireBit(dirty, "dirty", count_bits, "need_scrub");
        requireBit(coloring, "coloring", count_bits, "colored");
    }

    private static void requireBit(boolean needed, String parameter, int countBits, String flag) {
        boolean there = CountInfo.layout(countBits).fields().stream()
                .anyMatch(f -> f.name().equals(flag));
        if (needed && !there) {
            throw new IllegalArgumentException(
                    parameter + " = true: with count_bits = " + countBits + " there is no " + flag);
        }
    }

    /** The usual widths, a debug build without IOMMU, nothing to scrub. */
    public static Scope of(int pages, int domains, int cpus) {
        return new Scope(pages, domains, cpus, 3, 2, 1, 0, 6, 63, true, false, false, false);
    }

    /** Another width of the general count, and another most number of references per page and CPU. */
    public Scope with(int countBits, int maxHeld) {
        return new Scope(
                pages, domains, cpus, countBits, type_bits, maxHeld, max_order, tot_bits, max_pages, debug, iommu,
                dirty, coloring);
    }

    /** Another width of the type count. */
    public Scope withTypeBits(int typeBits) {
        return new Scope(
                pages,
                domains,
                cpus,
                count_bits,
                typeBits,
                max_held,
                max_order,
                tot_bits,
                max_pages,
                debug,
                iommu,
                dirty,
                coloring);
    }
}
