package org.pageproof.xen.altp2m;

import org.pageproof.machine.Range;

/** A CPU. The first ones run a vCPU each, and any of them works for a toolstack. */
public final class Cpu {
    /** The vCPU of this number runs here, if there is one. */
    @Range(max = 3)
    public final int processor;

    Cpu(int processor) {
        this.processor = processor;
    }
}
