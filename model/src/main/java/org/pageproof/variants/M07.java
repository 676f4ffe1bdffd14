package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.Domain;
import org.pageproof.xen.DomainHeap;
import org.pageproof.xen.DomainReferences;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;
import org.pageproof.xen.World;

/** A mutant: one list for all pages of a domain, as before 4203f4d3df (2020), when PGC_extra was young (pages 5, I17). */
@Variant(value = "M07", of = "xen.Pages", says = "assign_pages puts extra pages on the list of the ordinary ones")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M07 extends Pages {
    public M07(Scope scope) {
        super(scope);
    }

    @Override
    protected DomainHeap newDomainHeap(World world, HeapAllocator heap) {
        return new Assigning(world, heap, domain_references);
    }

    private static final class Assigning extends DomainHeap {
        Assigning(World world, HeapAllocator heap, DomainReferences domainReferences) {
            super(world, heap, domainReferences);
        }

        @Override
        protected void link(Domain d, int p, long c) {
            super.link(d, p, c & ~bits.PGC_extra);
        }
    }
}
