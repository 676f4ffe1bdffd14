package org.pageproof.xen.conformance;

import org.pageproof.variants.Upstream;
import org.pageproof.xen.Cpu;
import org.pageproof.xen.Domain;
import org.pageproof.xen.DomainHeap;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.Offlining;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.PageLock;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.PageTypes;
import org.pageproof.xen.Platform;
import org.pageproof.xen.Scope;
import org.pageproof.xen.Transfer;
import org.pageproof.xen.XenHeapSharing;

/**
 * The variant {@code upstream}, at the hypervisor's own widths: a frame and its buddy, the domains A, B and io, one CPU
 * that runs for A.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
class VectorWorld extends Upstream {
    static final int COUNT_BITS = 56;
    static final int TYPE_BITS = 55;
    static final int TOTAL_BITS = 32;
    private static final int LARGEST_ORDER = 3;

    VectorWorld(long maxPages, boolean debug) {
        super(new Scope(
                2,
                Owners.NAMES.size(),
                1,
                COUNT_BITS,
                TYPE_BITS,
                1,
                LARGEST_ORDER,
                TOTAL_BITS,
                (int) maxPages,
                debug,
                true,
                true,
                false));
    }

    @Override
    protected Platform newPlatform(Scope scope) {
        return new VectorPlatform();
    }

    VectorPlatform platform() {
        return (VectorPlatform) platform;
    }

    PageReferences references() {
        return references;
    }

    PageTypes types() {
        return page_types;
    }

    PageLock lock() {
        return page_lock;
    }

    DomainHeap domheap() {
        return domheap;
    }

    HeapAllocator heap() {
        return heap;
    }

    Offlining offlining() {
        return offlining;
    }

    Transfer transfer() {
        return transfer;
    }

    XenHeapSharing sharing() {
        return sharing;
    }

    /** The CPU that calls. */
    Cpu cpu() {
        return cpus[0];
    }

    /** The domain operated on. */
    Domain a() {
        return domains[0];
    }

    /** The frame operated on, the first of two. */
    PageInfo page() {
        return pages[0];
    }
}
