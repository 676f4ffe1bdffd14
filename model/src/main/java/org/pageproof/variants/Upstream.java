package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.CountInfo;
import org.pageproof.xen.DomainHeap;
import org.pageproof.xen.DomainReferences;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.Mappings;
import org.pageproof.xen.Offlining;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;
import org.pageproof.xen.Transfer;
import org.pageproof.xen.TypeInfo;
import org.pageproof.xen.World;
import org.pageproof.xen.XenHeapSharing;

/**
 * Today's form as it is, with all its bugs that the model can show: B26, B27 and, on machines with cache colouring, B38. The
 * base form is this one with those mended.
 */
@Variant(
        value = "upstream",
        of = "xen.Pages",
        says = "the hypervisor as it is today: offline requests can get lost, and onlining a broken page frees it")
@SuppressWarnings("MemberName") // the hypervisor's own names
public class Upstream extends Pages {
    public Upstream(Scope scope) {
        super(scope);
    }

    @Override
    protected HeapAllocator newHeap(World world) {
        return world.scope.coloring() ? B38.newHeap(world, heap_lock) : super.newHeap(world);
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

    @Override
    protected Offlining newOfflining(World world) {
        return new OffliningToday(world, heap_lock, heap, references);
    }
}
