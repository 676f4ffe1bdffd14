package org.pageproof.xen;

import org.pageproof.machine.GuardedBy;
import org.pageproof.machine.Range;
import org.pageproof.machine.SpinLock;

/** A domain, as far as it owns pages (struct domain; pages 0). */
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class Domain {
    static final int MAX = 8;

    /** What an owner word holds for this domain: 1 for domain 0 and so on. */
    public final int pickled;

    /** PA(d): protects the domain's totals. The hypervisor's is recursive. */
    public final SpinLock page_alloc_lock = SpinLock.recursive();

    /** The pages that count as this domain's. */
    @GuardedBy("page_alloc_lock")
    @Range(max = 64)
    public int tot_pages;

    Domain(int index) {
        this.pickled = index + 1;
    }
}
