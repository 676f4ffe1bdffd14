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

/** A mutant: a page nobody holds comes back to life (pages 5, I27). */
@Variant(value = "M03", of = "xen.Pages", says = "get_page does not refuse a page without references")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M03 extends Pages {
    public M03(Scope scope) {
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
                if (((x + 2) & bits.PGC_count_mask) <= 1) {
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
