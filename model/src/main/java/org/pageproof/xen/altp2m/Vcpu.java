package org.pageproof.xen.altp2m;

import org.pageproof.machine.Ghost;
import org.pageproof.machine.GuardedBy;
import org.pageproof.machine.Range;
import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Word;

/** A virtual CPU. vCPU i runs on CPU i. */
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class Vcpu {
    /** It uses the hostp2m. */
    public static final int INVALID_ALTP2M = -1;

    /** Held by its CPU during an attempt to access memory. Who pauses the vCPU waits until that is over and keeps it there. */
    public final SpinLock execution = new SpinLock();

    /** The view that it uses, or {@link #INVALID_ALTP2M}. */
    @GuardedBy("execution")
    @Range(min = INVALID_ALTP2M, max = 2)
    public int p2midx = INVALID_ALTP2M;

    /** Somebody has resolved a misconfigured entry of which this vCPU may be about to hear. */
    public final Word ept_spurious_misconfig = new Word(1, 0);

    /** Whether it is trying to access memory: hardware has looked, and what came of it is not settled. */
    @Ghost
    public boolean trying;

    /** Whether an entry of some table has changed since hardware looked. */
    @Ghost
    public boolean changed;

    Vcpu() {}
}
