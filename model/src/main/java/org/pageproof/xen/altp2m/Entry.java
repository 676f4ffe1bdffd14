package org.pageproof.xen.altp2m;

import org.pageproof.machine.Ghost;
import org.pageproof.machine.GuardedBy;
import org.pageproof.machine.Range;
import org.pageproof.machine.SpinLock;

/**
 * An entry of an EPT table (p2m 1.2). Its bits for reading and writing follow from access and type and are not stored; executing is left out.
 */
public final class Entry {
    /** No frame: the entry is a hole. */
    public static final int INVALID_MFN = -1;

    /** That of the p2m. */
    public final SpinLock lock;

    /** Whether it is an upper entry: one for two gfns, a table or a superpage. */
    public final boolean upper;

    /** Whether it names a table of lower entries. */
    @GuardedBy("lock")
    public boolean table;

    /** The frame that it maps, of a superpage the first one; or {@link #INVALID_MFN}. */
    @GuardedBy("lock")
    @Range(min = INVALID_MFN, max = 7)
    public int mfn = INVALID_MFN;

    @GuardedBy("lock")
    public P2mType type = P2mType.ram_rw;

    @GuardedBy("lock")
    public P2mAccess access = P2mAccess.rwx;

    /** Whether it has an illegal memory type (emt is 7), so that its use ends in an EPT_MISCONFIG. */
    @GuardedBy("lock")
    public boolean misconfig;

    /** Whether its type, or those below it, must be computed again before they are used. */
    @GuardedBy("lock")
    public boolean recalc;

    /** Whether p2m_change_altp2m_gfn chose its frame. */
    @Ghost
    public boolean remapped;

    Entry(SpinLock lock, boolean upper) {
        this.lock = lock;
        this.upper = upper;
    }
}
