package org.pageproof.xen.p2m.format;

import org.pageproof.machine.Param;

/**
 * How large a world is.
 *
 * @param cpus the guest and the toolstack
 * @param tables level 1 page tables for which the level 2 table of the model has entries
 */
public record FormatScope(
        @Param(value = "cpus", min = 2, max = 2, def = 2) int cpus,
        @Param(value = "tables", max = 8, def = 8) int tables) {}
