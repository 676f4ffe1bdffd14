package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.Domain;
import org.pageproof.xen.DomainHeap;
import org.pageproof.xen.DomainReferences;
import org.pageproof.xen.Errno;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;
import org.pageproof.xen.World;

/** Quota check that wraps (XSA-385): pages 6, B06; fixed by 143501861d (2021). */
@Variant(
        value = "B06",
        of = "xen.Pages",
        says = "assign_pages adds the new pages to the total before it compares, in the width of the total")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class B06 extends Pages {
    public B06(Scope scope) {
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
        protected int account(Domain d, int p, int nr, boolean no_refcount) {
            boolean is_extra = (pages[p].count_info.read() & bits.PGC_extra) != 0;
            if (is_extra) {
                d.extra_pages = d.moved(d.extra_pages, nr);
            } else if (no_refcount) {
                return 0;
            } else if (d.moved(d.tot_pages - d.extra_pages, nr) > d.max_pages) {
                return -Errno.E2BIG;
            }
            if (adjust_tot_pages(d, nr) == nr) {
                domain_references.get_knownalive_domain(d);
            }
            return 0;
        }
    }
}
