package org.pageproof.xen.p2m.format;

import org.pageproof.machine.Range;

/** Who acts, CPU 0 the guest and CPU 1 the toolstack, and what the toolstack has found. */
public final class Party {
    /** Which form of the p2m was read last. */
    public Format format = Format.none;

    /** How many words of it were read. */
    @Range(max = 1L << 33)
    public long words;
}
