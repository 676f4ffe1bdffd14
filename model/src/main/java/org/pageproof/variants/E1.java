package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.CountInfo;
import org.pageproof.xen.DomainHeap;
import org.pageproof.xen.Mappings;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;

/** A correct alternative, get_page from 87fbac35f7 (January 2009) to ce870565b6 (March 2009): pages 2.1, E1. */
@Variant(
        value = "E1",
        of = "xen.Pages",
        says = "get_page takes the count, looks at the owner, and puts back what it took whenever that is another one")
public final class E1 extends Pages {
    public E1(Scope scope) {
        super(scope);
    }

    @Override
    protected PageReferences newReferences(CountInfo bits, DomainHeap domheap, Mappings mappings, boolean debug) {
        return new EarlyReferences(bits, domheap, mappings, debug);
    }
}
