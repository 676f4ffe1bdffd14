package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.DomainHeap;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;
import org.pageproof.xen.World;

/** Offline request lost by a plain store: pages 6, B26 (inferred; today). */
@Variant(
        value = "B26",
        of = "xen.Pages",
        says = "assign_pages stores the count word of an anonymous page plainly, while it may be offlined")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class B26 extends Pages {
    public B26(Scope scope) {
        super(scope);
    }

    @Override
    protected DomainHeap newDomainHeap(World world, HeapAllocator heap) {
        return new AssignPagesToday(world, heap, domain_references);
    }
}
