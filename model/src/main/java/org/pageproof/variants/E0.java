package org.pageproof.variants;

import org.pageproof.machine.BitLayout;
import org.pageproof.machine.Variant;
import org.pageproof.machine.Word;
import org.pageproof.machine.WordPair;
import org.pageproof.xen.CountInfo;
import org.pageproof.xen.Cpu;
import org.pageproof.xen.Domain;
import org.pageproof.xen.DomainHeap;
import org.pageproof.xen.Mappings;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;

/** A correct alternative, get_page until 2009-01-26: pages 2.1, E0. It needs a double-word compare-and-exchange. */
@Variant(value = "E0", of = "xen.Pages", says = "get_page compares and exchanges count and owner together")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class E0 extends Pages {
    public E0(Scope scope) {
        super(scope);
    }

    @Override
    protected PageInfo newPage(int mfn, BitLayout countLayout, long count, Word type, BitLayout ownerLayout) {
        return new PairedPage(mfn, new WordPair(countLayout, count, ownerLayout, 0), type);
    }

    /** A page whose count and owner lie side by side. */
    public static final class PairedPage extends PageInfo {
        final WordPair count_and_owner;

        public PairedPage(int mfn, WordPair both, Word type) {
            super(mfn, both.low(), type, both.high());
            this.count_and_owner = both;
        }
    }

    @Override
    protected PageReferences newReferences(CountInfo bits, DomainHeap domheap, Mappings mappings, boolean debug) {
        return new References(bits, domheap, mappings, debug);
    }

    /** General references of that time. */
    public static final class References extends PageReferences {
        public References(CountInfo bits, DomainHeap domheap, Mappings mappings, boolean debug) {
            super(bits, domheap, mappings, debug);
        }

        @Override
        public boolean get_page(Cpu self, PageInfo page, Domain d) {
            WordPair both = ((PairedPage) page).count_and_owner;
            long c = page.count_info.read();
            long o = page.owner.read();
            long found = both.join(c, o);
            long pair;
            do {
                pair = found;
                long y = both.lowOf(pair);
                if (bits.count(y) == 0 || ((y + 2) & bits.PGC_count_mask) <= 1 || both.highOf(pair) != d.pickled) {
                    get_failed(self);
                    return false;
                }
                found = both.cmpxchg(pair, both.join(y + 1, d.pickled));
            } while (found != pair);
            page.in_flight++;
            get_succeeded(self);
            return true;
        }
    }
}
