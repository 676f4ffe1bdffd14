package org.pageproof.xen.descriptors;

import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Tlb;
import org.pageproof.xen.Domain;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.Platform;
import org.pageproof.xen.Scope;

/** Knows which CPU's TLB may hold descriptor mappings of which frame. */
public class TlbPlatform extends Platform {
    /** An entry for a frame is there from the first access to its slot until a flush. */
    public final Tlb tlb;

    /**
     * Held while a CPU looks up a slot and caches what it finds there, and while somebody flushes: a flush reaches a CPU between
     * two instructions. One lock serves all CPUs, as lookups of different CPUs do not matter to each other.
     */
    public final SpinLock lookup = new SpinLock();

    private final int cpus;
    private final int pages;

    public TlbPlatform(Scope scope) {
        super(false);
        this.tlb = new Tlb(scope.cpus(), scope.pages());
        this.cpus = scope.cpus();
        this.pages = scope.pages();
    }

    /** Whoever changes the type of a frame waits until no CPU of the domain has a translation of it. */
    @Override
    public void flush_stale_translations(Domain d, PageInfo page, boolean wasPageTable) {
        lookup.lock();
        tlb.flush((1L << cpus) - 1, page.mfn);
        lookup.unlock();
    }

    /** Flushes the TLBs of some CPUs. */
    public void flush_tlb_mask(long mask) {
        lookup.lock();
        for (int p = 0; p < pages; p++) {
            tlb.flush(mask, p);
        }
        lookup.unlock();
    }

    /** Destruction is not interrupted here; the specs of pages are about that. */
    @Override
    public boolean preempts_destruction() {
        return false;
    }
}
