package org.pageproof.xen.altp2m;

import org.pageproof.machine.GuardedBy;
import org.pageproof.machine.Range;
import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Word;

/**
 * The hostp2m of a guest or one of its alternate views ({@code struct p2m_domain}; p2m 1.2). A table has two entries here and not 512,
 * and there are two levels: an upper entry for every two gfns, and one for each gfn.
 *
 * <p>Hardware walks the tables between two critical sections of the lock: what it cached before is flushed before the lock is given
 * back.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class P2m {
    /** No gfn; all ones in the hypervisor. */
    public static final int INVALID_GFN = 7;

    public final SpinLock lock = SpinLock.recursive();

    /** Whether it is an alternate view. */
    public final boolean alternate;

    /** The upper entries. */
    public final Entry[] upper;

    /** The lower entries, by gfn. All of them are holes where the upper one is no table. */
    public final Entry[] lower;

    /** No gfn above it was ever mapped here, since the view was made. */
    @GuardedBy("lock")
    @Range(max = 3)
    public int max_mapped_pfn;

    /** The lowest gfn that p2m_change_altp2m_gfn let an entry of this view stand for, or {@link #INVALID_GFN}. */
    @GuardedBy("lock")
    @Range(max = INVALID_GFN)
    public int min_remapped_gfn = INVALID_GFN;

    /** The highest one, or 0. */
    @GuardedBy("lock")
    @Range(max = 3)
    public int max_remapped_gfn;

    /** The gfns that are to be tracked: bit i for gfn i. A range set has a lock of its own, so each access is one step. */
    public final Word logdirty_ranges;

    /** Whether the range set exists. */
    @GuardedBy("lock")
    public boolean has_ranges;

    /** Whether every gfn is to be tracked. */
    public final Word global_logdirty = new Word(1, 0);

    /** Whether hardware sets accessed and dirty bits (ept.ad). */
    public final Word ad = new Word(1, 0);

    /** Whether it can be used: altp2m_eptp of the view is a table. Protected by the list lock. */
    public final Word eptp;

    /** vCPUs that use it. */
    public final Word active_vcpus = new Word(2, 0);

    P2m(boolean alternate, int gfns) {
        this.alternate = alternate;
        this.eptp = new Word(1, alternate ? 0 : 1);
        this.has_ranges = !alternate;
        this.logdirty_ranges = new Word(gfns, 0);
        this.lower = new Entry[gfns];
        for (int i = 0; i < gfns; i++) {
            lower[i] = new Entry(lock, false);
        }
        this.upper = new Entry[(gfns + 1) / 2];
        for (int i = 0; i < upper.length; i++) {
            upper[i] = new Entry(lock, true);
        }
    }
}
