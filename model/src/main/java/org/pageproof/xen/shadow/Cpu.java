package org.pageproof.xen.shadow;

import org.pageproof.machine.Index;
import org.pageproof.machine.Range;

/** A CPU inside the hypervisor, and the entries of higher tables that it has made. */
public final class Cpu {
    /** Twice what the count has room for. */
    static final int MOST_ENTRIES = 1 << 26;

    /** Per shadow, the entries that it has let point to it and not taken away again: one reference each. */
    @Index("shadows")
    @Range(max = MOST_ENTRIES)
    public final int[] entries;

    Cpu(int shadows) {
        this.entries = new int[shadows];
    }
}
