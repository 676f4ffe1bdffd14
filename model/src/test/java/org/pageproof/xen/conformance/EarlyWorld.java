package org.pageproof.xen.conformance;

import java.util.ArrayList;
import java.util.List;
import org.pageproof.xen.DomainHeap;
import org.pageproof.xen.DomainReferences;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.Mappings;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.World;

/** A world in which freeing a page is only noted, as in the recorded calls of the early forms. */
@SuppressWarnings("MemberName") // the hypervisor's own names
final class EarlyWorld extends VectorWorld {
    EarlyWorld() {
        super(0, false);
    }

    @Override
    protected DomainHeap newDomainHeap(World world, HeapAllocator heap) {
        return new Noting(world, heap, domain_references);
    }

    Mappings mappings() {
        return mappings;
    }

    /** How often a page was freed, as events. */
    List<String> freed() {
        return ((Noting) domheap).freed;
    }

    private static final class Noting extends DomainHeap {
        final List<String> freed = new ArrayList<>();

        Noting(World world, HeapAllocator heap, DomainReferences domainReferences) {
            super(world, heap, domainReferences);
        }

        @Override
        public void free_domheap_pages(PageInfo first, int order) {
            freed.add("freed");
        }
    }
}
