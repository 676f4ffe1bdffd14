package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.CountInfo;
import org.pageproof.xen.Cpu;
import org.pageproof.xen.Domain;
import org.pageproof.xen.DomainHeap;
import org.pageproof.xen.Mappings;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;

/**
 * Undo although nothing was taken: pages 6, B07; commits ce870565b6 (2009-03-04) to 11c121640c (2009-03-17). put_page did
 * not yet assert that there is a reference to drop (40f73f9e5e).
 */
@Variant(value = "B07", of = "xen.Pages", says = "get_page puts a reference back also when it took none")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class B07 extends Pages {
    public B07(Scope scope) {
        super(scope);
    }

    @Override
    protected PageReferences newReferences(CountInfo bits, DomainHeap domheap, Mappings mappings, boolean debug) {
        return new References(bits, domheap, mappings, debug);
    }

    private static final class References extends PageReferences {
        References(CountInfo bits, DomainHeap domheap, Mappings mappings, boolean debug) {
            super(bits, domheap, mappings, debug);
        }

        @Override
        public boolean get_page(Cpu self, PageInfo page, Domain d) {
            long o = page_get_owner_and_reference(self, page);
            if (o == d.pickled) {
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
            if (bits.count(x - 1) == 0) {
                domheap.free_domheap_pages(page, 0);
            }
        }
    }
}
