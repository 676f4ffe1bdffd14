package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.CountInfo;
import org.pageproof.xen.Cpu;
import org.pageproof.xen.DomainHeap;
import org.pageproof.xen.Mappings;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;

/** A mutant: get_page fills the count, and nothing is left for a light reference, which cannot fail (pages 2.1 and 2.3). */
@Variant(value = "M12", of = "xen.Pages", says = "get_page takes the last value of the count, too")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M12 extends Pages {
    public M12(Scope scope) {
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
        public long page_get_owner_and_reference(Cpu self, PageInfo page) {
            long y = page.count_info.read();
            long x;
            do {
                x = y;
                if (bits.count(x) == 0 || bits.count(x + 1) == 0) {
                    return 0;
                }
                y = page.count_info.cmpxchg(x, x + 1);
            } while (y != x);
            self.get_page_moved++;
            page.in_flight++;
            return page.owner.read();
        }
    }
}
