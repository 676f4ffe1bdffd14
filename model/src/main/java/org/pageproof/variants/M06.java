package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.CountInfo;
import org.pageproof.xen.DomainHeap;
import org.pageproof.xen.Mappings;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;

/** A mutant: the end of a page taken one reference too early (pages 5, I6). */
@Variant(value = "M06", of = "xen.Pages", says = "put_page frees the page while one reference is left")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M06 extends Pages {
    public M06(Scope scope) {
        super(scope);
    }

    @Override
    protected PageReferences newReferences(CountInfo bits, DomainHeap domheap, Mappings mappings, boolean debug) {
        return new Early(bits, domheap, mappings, debug);
    }

    private static final class Early extends PageReferences {
        Early(CountInfo bits, DomainHeap domheap, Mappings mappings, boolean debug) {
            super(bits, domheap, mappings, debug);
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
            if (bits.count(x) <= 2) {
                domheap.free_domheap_pages(page, 0);
            }
        }
    }
}
