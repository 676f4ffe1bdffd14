package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.CountInfo;
import org.pageproof.xen.DomainHeap;
import org.pageproof.xen.DomainReferences;
import org.pageproof.xen.Mappings;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;
import org.pageproof.xen.Transfer;
import org.pageproof.xen.TypeInfo;

/**
 * Reference taken from a page without an owner and kept: pages 6, B08; commits 11c121640c (2009) to 3d4868a481 (2019). Pages with
 * references and without an owner are those that {@link StealUntil2019} leaves.
 */
@Variant(
        value = "B08",
        of = "xen.Pages",
        says = "get_page keeps the reference when it finds no owner, as there is none after steal_page of that time")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class B08 extends Pages {
    public B08(Scope scope) {
        super(scope);
    }

    @Override
    protected Transfer newTransfer(
            CountInfo bits,
            TypeInfo types,
            PageReferences references,
            Mappings mappings,
            DomainReferences domainReferences) {
        return new StealUntil2019(bits, types, references, mappings, domainReferences, platform);
    }

    @Override
    protected PageReferences newReferences(CountInfo bits, DomainHeap domheap, Mappings mappings, boolean debug) {
        return new PageReferences(bits, domheap, mappings, false);
    }
}
