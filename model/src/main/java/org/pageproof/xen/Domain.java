package org.pageproof.xen;

import org.pageproof.machine.Ghost;
import org.pageproof.machine.GuardedBy;
import org.pageproof.machine.Index;
import org.pageproof.machine.Range;
import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Word;

/** A domain, as far as it owns pages (struct domain; pages 0). */
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class Domain {
    static final int MAX = 8;

    /** Enough for searches, which have few CPUs. */
    static final int FEW_REFERENCES = 3;

    private static final int TOTALS = 1023;

    /** What an owner word holds for this domain: 1 for domain 0 and so on. */
    public final int pickled;

    /** The most pages that assign_pages gives it, extra ones not counted. */
    public final long max_pages;

    /** PA(d): protects lists and totals. */
    public final SpinLock page_alloc_lock = SpinLock.recursive();

    /** Whether the domain is being destroyed: 0 or 1. Written without PA(d), read under it by those who assign pages. */
    public final Word is_dying = new Word(1, 0);

    /**
     * References to the domain: one of the living domain, one for its pages, one for its Xen heap pages, and one of each CPU that has
     * freed the last of its pages and not put back what that was for yet.
     */
    public final Word refcnt;

    /** The pages that count as this domain's, Xen heap pages not included. */
    @GuardedBy("page_alloc_lock")
    @Range(max = TOTALS)
    public long tot_pages;

    /** Those of them that are extra. */
    @GuardedBy("page_alloc_lock")
    @Range(max = TOTALS)
    public long extra_pages;

    /** The Xen heap pages shared with it. */
    @GuardedBy("page_alloc_lock")
    @Range(max = TOTALS)
    public long xenheap_pages;

    /** Per page, whether it is on page_list. */
    @GuardedBy("page_alloc_lock")
    @Index("pages")
    public final boolean[] page_list;

    @GuardedBy("page_alloc_lock")
    @Index("pages")
    public final boolean[] extra_page_list;

    @GuardedBy("page_alloc_lock")
    @Index("pages")
    public final boolean[] xenpage_list;

    /** Pages that relinquish_memory has gone through. */
    @GuardedBy("page_alloc_lock")
    @Index("pages")
    public final boolean[] relmem_list;

    /** How many pages the total counts that are not the domain's yet. */
    @Ghost
    @Range(max = 16)
    public int reserved;

    /** Whether domain_kill has been through all its pages. */
    @Ghost
    public boolean relinquished;

    private final long totals_mask;

    /** @param refcntBits width of {@link #refcnt}; 32 in the hypervisor (an atomic_t) */
    Domain(int index, Scope scope, int refcntBits) {
        this.refcnt = new Word(refcntBits, 1);
        this.pickled = index + 1;
        this.max_pages = Integer.toUnsignedLong(scope.max_pages());
        this.totals_mask = (1L << scope.tot_bits()) - 1;
        this.page_list = new boolean[scope.pages()];
        this.extra_page_list = new boolean[scope.pages()];
        this.xenpage_list = new boolean[scope.pages()];
        this.relmem_list = new boolean[scope.pages()];
    }

    /** A total after it moved by {@code by}: an unsigned number that wraps. */
    public long moved(long total, int by) {
        return total + by & totals_mask;
    }

    /** The greatest total. */
    public long greatest_total() {
        return totals_mask;
    }
}
