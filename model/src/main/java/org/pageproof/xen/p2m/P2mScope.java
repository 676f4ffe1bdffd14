package org.pageproof.xen.p2m;

import org.pageproof.machine.Param;

/**
 * How large a world is.
 *
 * @param pfns number of pfns for which the slot has room
 * @param cpus who takes part: the guest and the toolstack
 * @param holes the last pfns, which have no frame at the start; their frames are on the heap
 * @param unborn how many of the holes are above the guest's max_pfn at the start
 * @param spares further frames on the heap
 * @param grants frames of another domain that it grants to the guest
 * @param ptes number of entries of the guest's one page table; 0 for none
 * @param leaves frames that can hold the p2m
 * @param passes passes over dirty pages while the guest runs
 * @param checkpoints how often the guest is suspended and its state sent, 1 for a migration
 * @param live whether the guest runs while it is saved
 * @param cooperative whether the guest is suspended where it is in the middle of nothing; otherwise at any instruction
 * @param balloon_stops whether ballooning is stopped while a save is under way
 * @param gen_bits width of the generation
 * @param generation the generation at the start
 */
@SuppressWarnings("MemberName") // as scenarios write them
public record P2mScope(
        @Param(value = "pfns", max = 4, def = 2) int pfns,
        @Param(value = "cpus", min = 2, max = 2, def = 2) int cpus,

        @Param(value = "holes", min = 0, max = 4, def = 0) int holes,

        @Param(value = "unborn", min = 0, max = 4, def = 0) int unborn,

        @Param(value = "spares", min = 0, max = 2, def = 0) int spares,

        @Param(value = "grants", min = 0, max = 2, def = 0) int grants,

        @Param(value = "ptes", min = 0, max = 4) int ptes,

        @Param(value = "leaves", max = 3, def = 2) int leaves,
        @Param(value = "passes", max = 3, def = 1) int passes,
        @Param(value = "checkpoints", max = 2, def = 1) int checkpoints,
        @Param(value = "live", def = 1) boolean live,
        @Param(value = "cooperative", def = 1) boolean cooperative,
        @Param(value = "balloon_stops", def = 1) boolean balloon_stops,
        @Param(value = "gen_bits", max = 4, def = 3) int gen_bits,

        @Param(value = "generation", min = 0, max = 15, def = 0)
        int generation) {

    /** @throws IllegalArgumentException if the parameters contradict each other */
    public P2mScope {
        requireAtMost("holes", holes, "pfns", pfns);
        requireAtMost("unborn", unborn, "holes", holes);
        requireAtMost("ptes", ptes, "pfns", pfns);
        requireAtMost("generation", generation, "the largest of gen_bits", (1 << gen_bits) - 1);
    }

    private static void requireAtMost(String what, int number, String where, int room) {
        if (number > room) {
            throw new IllegalArgumentException(what + " = " + number + " is more than " + where + " = " + room);
        }
    }

    /** All machine frames for data. */
    int frames() {
        return pfns + grants + spares;
    }
}
