package org.pageproof.variants;

import org.pageproof.machine.Machine;
import org.pageproof.xen.CountInfo;
import org.pageproof.xen.Cpu;
import org.pageproof.xen.Domain;
import org.pageproof.xen.DomainHeap;
import org.pageproof.xen.Mappings;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.PageReferences;

/**
 * General references of E1, from 87fbac35f7 (January 2009) to ce870565b6 (March 2009): pages 2.1, E1 and 2.2. put_page is the one of
 * E0 as well: it asserts nothing, and with the last reference it takes back the page's caching attributes and not its
 * mappings.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class EarlyReferences extends PageReferences {
    public EarlyReferences(CountInfo bits, DomainHeap domheap, Mappings mappings, boolean debug) {
        super(bits, domheap, mappings, debug);
    }

    /** Takes the count, looks at the owner, and puts back what it took whenever that is another one. */
    @Override
    public boolean get_page(Cpu self, PageInfo page, Domain d) {
        long y = page.count_info.read();
        long x;
        do {
            x = y;
            if (bits.count(x) == 0 || ((x + 2) & bits.PGC_count_mask) <= 1) {
                get_failed(self);
                return false;
            }
            y = page.count_info.cmpxchg(x, x + 1);
        } while (y != x);
        self.get_page_moved++;
        page.in_flight++;
        if (page.owner.read() == d.pickled) {
            get_succeeded(self);
            return true;
        }
        put_page(page);
        self.get_page_moved--;
        get_failed(self);
        return false;
    }

    @Override
    public void put_page(PageInfo page) {
        long y = page.count_info.read();
        long x;
        do {
            x = y;
            y = page.count_info.cmpxchg(x, bits.minus_one(x));
        } while (y != x);
        page.in_flight--;
        long nx = bits.minus_one(x);
        if (bits.count(nx) == 0) {
            if ((nx & bits.PGC_cacheattr_mask) != 0) {
                reset_cacheattr(page);
            }
            domheap.free_domheap_pages(page, 0);
        }
    }

    /** Nobody else refers to the page, so the change is plain. */
    protected void reset_cacheattr(PageInfo page) {
        long x = page.count_info.read() & ~bits.PGC_cacheattr_mask;
        page.count_info.write(x);
        Machine.bugOn((x & bits.PGC_xen_heap) != 0, "put_page: a Xen heap page has caching attributes");
    }
}
