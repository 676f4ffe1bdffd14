package org.pageproof.xen.shadow;

import org.pageproof.machine.Param;

/**
 * How large a world is.
 *
 * @param shadows number of shadows
 * @param cpus number of CPUs
 * @param count_bits width of the count of a shadow
 * @param entries the most entries that a CPU has point to one shadow
 */
@SuppressWarnings("MemberName") // as scenarios write them
public record ShadowScope(
        @Param(value = "shadows", max = 4) int shadows,
        @Param(value = "cpus", max = 8, def = 2) int cpus,

        @Param(value = "count_bits", min = 2, max = 25, def = 2)
        int count_bits,

        @Param(value = "entries", max = Cpu.MOST_ENTRIES, def = 2)
        int entries) {}
