package org.pageproof.xen;

import org.pageproof.machine.Machine;

/**
 * General references: {@code get_page} (pages 2.1, E3), {@code put_page} (pages 2.2) and {@code get_page_light} (pages 2.3) of
 * xen/arch/x86/mm.c, and {@code put_page_alloc_ref} (pages 2.18) of xen/include/asm/mm.h.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class PageReferences {
    protected final CountInfo bits;
    protected final DomainHeap domheap;
    protected final Mappings mappings;
    protected final boolean debug;

    public PageReferences(CountInfo bits, DomainHeap domheap, Mappings mappings, boolean debug) {
        this.bits = bits;
        this.domheap = domheap;
        this.mappings = mappings;
        this.debug = debug;
    }

    /**
     * Takes a reference if {@code d} owns the page: the count first, then a look at the owner, which is stable by then.
     * Returns whether it took one.
     */
    public boolean get_page(Cpu self, PageInfo page, Domain d) {
        long o = page_get_owner_and_reference(self, page);
        if (o == d.pickled) {
            get_succeeded(self);
            return true;
        }
        if (o != 0) {
            put_page(page);
            self.get_page_moved--;
        }
        get_failed(self);
        return false;
    }

    /**
     * Takes a reference; returns the owner, pickled, or 0 if there is none to take. Without assertions, a page with references
     * and without an owner keeps the reference that this took.
     */
    public long page_get_owner_and_reference(Cpu self, PageInfo page) {
        long y = page.count_info.read();
        long x;
        do {
            x = y;
            if (bits.refuses_get(x)) {
                return 0;
            }
            y = page.count_info.cmpxchg(x, x + 1);
        } while (y != x);
        self.get_page_moved++;
        taken(page);
        long o = page.owner.read();
        Machine.bugOn(debug && o == 0, "page_get_owner_and_reference: a page with references has no owner");
        return o;
    }

    /** Drops a reference; the last one frees the page, or leaks it if it cannot be taken from devices. */
    public void put_page(PageInfo page) {
        long y = page.count_info.read();
        long x;
        do {
            x = y;
            Machine.bugOn(debug && bits.count(x) == 0, "put_page: the page has no references");
            y = page.count_info.cmpxchg(x, bits.minus_one(x));
        } while (y != x);
        put(page);
        if (bits.count(bits.minus_one(x)) == 0 && mappings.cleanup_page_mappings(page) == 0) {
            domheap.free_domheap_pages(page, 0);
        }
    }

    /** Takes a reference besides another one, which the caller knows of. It cannot fail: the last value is kept for it. */
    public void get_page_light(PageInfo page) {
        long y = page.count_info.read();
        long x;
        do {
            x = y;
            Machine.bugOn(bits.count(x) == 0, "get_page_light: the page has no references");
            Machine.bugOn(bits.count(x + 1) == 0, "get_page_light: the count is full");
            y = page.count_info.cmpxchg(x, x + 1);
        } while (y != x);
        taken(page);
    }

    /**
     * Ends the page's allocation to {@code d}, once, and drops the reference that belonged to it. The caller holds another
     * reference, so that the page is still the one it looked at and this is not the last reference.
     */
    public void put_page_alloc_ref(PageInfo page, Domain d) {
        if (page.count_info.testAndClear(bits.allocated_bit)) {
            taken(page);
            page.released_for = d.pickled;
            long x = page.count_info.read();
            Machine.bugOn(bits.count(x) <= 1, "put_page_alloc_ref: the allocation reference is the last one");
            page.released_for = 0;
            put_page(page);
        }
    }

    /** A reference is under way that was not: the count word has just got it, or the allocation has given it up. */
    protected void taken(PageInfo page) {
        page.in_flight++;
    }

    /** The count word has just lost a reference. */
    protected void put(PageInfo page) {
        page.in_flight--;
    }

    /** Whether shadow paging has marked the page of the count word {@code x} (PGC_shadowed_pt). */
    public boolean is_shadowed(long x) {
        return (x & bits.PGC_shadowed_pt) != 0;
    }

    protected static void get_succeeded(Cpu self) {
        self.get_page_moved = 0;
        self.failed_get_moved = 0;
    }

    protected static void get_failed(Cpu self) {
        self.failed_get_moved = self.get_page_moved;
        self.get_page_moved = 0;
    }
}
