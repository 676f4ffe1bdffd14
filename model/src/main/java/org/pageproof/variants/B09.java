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

/** Owner checked before the count is taken: pages 6, B09; why the count comes first is told in pages I29. */
@Variant(
        value = "B09",
        of = "xen.Pages",
        says = "get_page looks at the owner before it takes the count, and does not look again")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class B09 extends Pages {
    public B09(Scope scope) {
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
            if (page.owner.read() != d.pickled) {
                get_failed(self);
                return false;
            }
            long y = page.count_info.read();
            long x;
            do {
                x = y;
                if (bits.refuses_get(x)) {
                    get_failed(self);
                    return false;
                }
                y = page.count_info.cmpxchg(x, x + 1);
            } while (y != x);
            page.in_flight++;
            get_succeeded(self);
            return true;
        }
    }
}
