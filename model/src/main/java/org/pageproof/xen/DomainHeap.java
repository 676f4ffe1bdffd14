package org.pageproof.xen;

import org.pageproof.machine.Machine;

/**
 * Pages of domains: {@code assign_pages} (pages 2.10), {@code free_domheap_pages} (pages 2.12) and
 * {@code alloc_domheap_pages} of xen/common/page_alloc.c.
 *
 * <p>The base form differs from today's in one thing: an offline request that arrives while a page is anonymous survives the
 * assignment (B26), because the flags of the count word are exchanged and not stored.
 *
 * <p>The debug build's look at all pages before anything is counted is kept; the one repeated for each page later is not,
 * beyond the read that the assignment needs anyway.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class DomainHeap {
    protected final CountInfo bits;
    protected final TypeInfo types;
    protected final PageInfo[] pages;
    protected final Domain[] domains;
    protected final HeapAllocator heap;
    protected final Platform platform;
    protected final DomainReferences domain_references;
    protected final boolean debug;

    public DomainHeap(World world, HeapAllocator heap, DomainReferences domainReferences) {
        this.domain_references = domainReferences;
        this.bits = world.bits;
        this.types = world.types;
        this.pages = world.pages;
        this.domains = world.domains;
        this.platform = world.platform;
        this.debug = world.scope.debug();
        this.heap = heap;
    }

    /**
     * Gives anonymous pages to a domain, each with one reference that belongs to PGC_allocated.
     *
     * @param first the first one
     * @param no_refcount leaves the domain's totals alone; extra pages count all the same
     * @return 0, -EINVAL for a dying domain, -EPERM or -E2BIG for one that has enough
     */
    public int assign_pages(Domain d, PageInfo first, int nr, boolean no_refcount) {
        int p = first.mfn;
        d.page_alloc_lock.lock();
        int rc = d.is_dying.read() == 0 ? account(d, p, nr, no_refcount) : -Errno.EINVAL;
        if (rc == 0) {
            for (int i = 0; i < nr; i++) {
                PageInfo page = pages[p + i];
                long o = page.owner.read();
                Machine.bugOn(debug && o != 0, "assign_pages: the page has an owner");
                long c = publish(d, page);
                link(d, page.mfn, c);
            }
        }
        d.page_alloc_lock.unlock();
        return rc;
    }

    /** Pages 2.10 steps 3 to 5, under page_alloc_lock. */
    protected int account(Domain d, int p, int nr, boolean no_refcount) {
        int extra = 0;
        if (debug) {
            for (int i = 0; i < nr; i++) {
                long x = pages[p + i].count_info.read();
                Machine.bugOn(!is_assignable(x), "assign_pages: the page is not bare and in use");
                if ((x & bits.PGC_extra) != 0) {
                    extra++;
                }
            }
            Machine.bugOn(
                    extra != 0 && (extra != nr || !no_refcount), "assign_pages: some pages are extra and some are not");
        }
        boolean is_extra = (pages[p].count_info.read() & bits.PGC_extra) != 0;
        if (!is_extra && no_refcount) {
            return 0;
        }
        if (!is_extra) {
            int rc = within_limit(d, nr);
            if (rc != 0) {
                return rc;
            }
        }
        if (d.tot_pages > d.greatest_total() - nr) {
            return -Errno.E2BIG;
        }
        if (is_extra) {
            d.extra_pages = d.moved(d.extra_pages, nr);
        }
        if (adjust_tot_pages(d, nr) == nr) {
            domain_references.get_knownalive_domain(d);
        }
        return 0;
    }

    /** Whether a page with this count word may be assigned. */
    protected boolean is_assignable(long x) {
        return bits.count(x) == 0
                && (x & (bits.PGC_allocated | bits.PGC_xen_heap | bits.PGC_shadowed_pt)) == 0
                && (bits.is(x, bits.PGC_state_inuse)
                        ? (x & bits.PGC_broken) == 0
                        : bits.is(x, bits.PGC_state_offlining));
    }

    /** Whether a domain may have {@code nr} more pages: 0, -EPERM or -E2BIG. No sum can wrap here. */
    protected int within_limit(Domain d, int nr) {
        long used = domain_tot_pages(d);
        if (used > d.max_pages) {
            return -Errno.EPERM;
        }
        return nr > d.max_pages - used ? -Errno.E2BIG : 0;
    }

    /**
     * Pages 2.10 step 6. From the second store on others can take references, so the owner is there before. Returns the
     * count word.
     */
    protected long publish(Domain d, PageInfo page) {
        page.owner.write(d.pickled);
        Machine.wmb();
        return set_allocated(page);
    }

    /** Gives a page its first reference. Returns the new count word. */
    protected long set_allocated(PageInfo page) {
        long y = page.count_info.read();
        long x;
        long nx;
        do {
            x = y;
            nx = bits.preserved(x) | x & (bits.PGC_state | bits.PGC_broken) | bits.PGC_allocated | 1;
            y = page.count_info.cmpxchg(x, nx);
        } while (y != x);
        return nx;
    }

    /** page_to_list: which list a page goes to is told by its count word. Under page_alloc_lock. */
    protected void link(Domain d, int p, long c) {
        if ((c & bits.PGC_xen_heap) != 0) {
            d.xenpage_list[p] = true;
        } else if ((c & bits.PGC_extra) != 0) {
            d.extra_page_list[p] = true;
        } else {
            d.page_list[p] = true;
        }
    }

    /** The reverse of {@link #link}, also for a page that relinquish_memory has put aside. */
    protected void unlink(Domain d, int p, long c) {
        if ((c & bits.PGC_xen_heap) != 0) {
            d.xenpage_list[p] = false;
        } else if ((c & bits.PGC_extra) != 0) {
            d.extra_page_list[p] = false;
        } else {
            d.page_list[p] = false;
        }
        d.relmem_list[p] = false;
    }

    /** Frees pages without references: of a domain, anonymous ones, or a Xen heap page that was shared. */
    public void free_domheap_pages(PageInfo first, int order) {
        int p = first.mfn;
        long o = first.owner.read();
        long x = first.count_info.read();
        if ((x & bits.PGC_xen_heap) != 0) {
            unshare(domains[(int) o - 1], p, order);
            return;
        }
        if (o == 0) {
            heap.free_heap_pages(p, order, true);
            return;
        }
        Domain d = domains[(int) o - 1];
        d.page_alloc_lock.lock();
        for (int i = 0; i < 1 << order; i++) {
            PageInfo page = pages[p + i];
            Machine.bugOn(types.count(page.type_info.read()) != 0, "free_domheap_pages: the page has type references");
            long c = page.count_info.read();
            unlink(d, p + i, c);
            if ((c & bits.PGC_extra) != 0) {
                drop_extra_page(d);
            }
        }
        boolean last = adjust_tot_pages(d, -(1 << order)) == 0;
        d.page_alloc_lock.unlock();
        heap.free_heap_pages(p, order, d.is_dying.read() != 0);
        if (last) {
            domain_references.put_domain(d);
        }
    }

    /** Pages 2.12 step 2: the page stays the hypervisor's. */
    protected void unshare(Domain d, int p, int order) {
        d.page_alloc_lock.lock();
        for (int i = 0; i < 1 << order; i++) {
            d.xenpage_list[p + i] = false;
            d.relmem_list[p + i] = false;
        }
        d.xenheap_pages = d.moved(d.xenheap_pages, -(1 << order));
        boolean last = d.xenheap_pages == 0;
        d.page_alloc_lock.unlock();
        if (last) {
            domain_references.put_domain(d);
        }
    }

    /**
     * Takes pages from the heap and gives them to a domain.
     *
     * @param extra makes them extra pages (MEMF_no_refcount)
     * @return the number of the first one, or {@link HeapAllocator#NONE}
     */
    public int alloc_domheap_pages(Domain d, int order, boolean extra) {
        int p = heap.alloc_heap_pages(order, false);
        if (p == HeapAllocator.NONE) {
            return p;
        }
        for (int i = 0; extra && i < 1 << order; i++) {
            mark_extra(pages[p + i]);
        }
        if (assign_pages(d, pages[p], 1 << order, extra) != 0) {
            heap.free_heap_pages(p, order, false);
            return HeapAllocator.NONE;
        }
        return p;
    }

    /** Makes an anonymous page an extra one. Those who offline pages may change the word at the same time (B26). */
    protected void mark_extra(PageInfo page) {
        page.count_info.fetchOr(bits.PGC_extra);
    }

    /** domain_adjust_tot_pages: moves the total, under page_alloc_lock, and returns it. */
    public long adjust_tot_pages(Domain d, int by) {
        d.tot_pages = d.moved(d.tot_pages, by);
        return d.tot_pages;
    }

    /** The page with that number. */
    public PageInfo page(int mfn) {
        return pages[mfn];
    }

    /** The pages that the domain's limit is about, under page_alloc_lock. */
    private long domain_tot_pages(Domain d) {
        Machine.bugOn(debug && d.extra_pages > d.tot_pages, "domain_tot_pages: more extra pages than pages");
        return d.tot_pages - d.extra_pages & d.greatest_total();
    }

    /** One extra page less, under page_alloc_lock. */
    private void drop_extra_page(Domain d) {
        Machine.bugOn(debug && d.extra_pages == 0, "free_domheap_pages: the domain has no extra pages");
        d.extra_pages = d.moved(d.extra_pages, -1);
    }
}
