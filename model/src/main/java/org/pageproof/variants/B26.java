package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.CountInfo;
import org.pageproof.xen.DomainHeap;
import org.pageproof.xen.DomainReferences;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.Mappings;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;
import org.pageproof.xen.Transfer;
import org.pageproof.xen.TypeInfo;
import org.pageproof.xen.World;
import org.pageproof.xen.XenHeapSharing;

/** Offline request lost by a plain store: pages 6, B26 (inferred; today). */
@Variant(
        value = "B26",
        of = "xen.Pages",
        says = "assign_pages and others store the count word of an anonymous page plainly, while it may be offlined")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class B26 extends Pages {
    public B26(Scope scope) {
        super(scope);
    }

    @Override
    protected DomainHeap newDomainHeap(World world, HeapAllocator heap) {
        return new DomainHeapToday(world, heap, domain_references);
    }

    @Override
    protected Transfer newTransfer(
            CountInfo bits,
            TypeInfo types,
            PageReferences references,
            Mappings mappings,
            DomainReferences domainReferences) {
        return new TransferToday(bits, types, references, mappings, domainReferences, platform);
    }

    @Override
    protected XenHeapSharing newXenHeapSharing(
            CountInfo bits, TypeInfo types, DomainReferences domainReferences, boolean debug) {
        return new XenHeapSharingToday(bits, types, domainReferences, platform, debug);
    }
}
