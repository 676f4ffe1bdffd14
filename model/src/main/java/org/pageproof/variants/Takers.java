package org.pageproof.variants;

import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Variant;
import org.pageproof.xen.CountInfo;
import org.pageproof.xen.Domain;
import org.pageproof.xen.DomainHeap;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.Mappings;
import org.pageproof.xen.Offlining;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Platform;
import org.pageproof.xen.Scope;
import org.pageproof.xen.TypeInfo;
import org.pageproof.xen.World;

/** The base form with {@link PageInfo#takers} kept: what proofs for any number of CPUs need to say. It is about one heap of single frames,
 * and references to domains are counted in as many bits as in the hypervisor. */
@Variant(value = "takers", of = "xen.Pages", says = "the base form; a ghost counts who has a frame to himself")
@SuppressWarnings("MemberName") // the hypervisor's own names
public class Takers extends Pages {
    public Takers(Scope scope) {
        super(scope);
    }

    /** Any number of CPUs can be about to put a reference back. */
    @Override
    protected int refcnt_bits() {
        return 32;
    }

    @Override
    protected HeapAllocator newHeap(World world) {
        return new Heap(world, heap_lock);
    }

    @Override
    protected Offlining newOfflining(World world) {
        return new BackInUse(world, heap_lock, heap, references);
    }

    @Override
    protected DomainHeap newDomainHeap(World world, HeapAllocator heap) {
        return new OfDomains(world, heap, this);
    }

    @Override
    protected Mappings newMappings(CountInfo bits, TypeInfo types, boolean debug) {
        return new LastReference(bits, types, domains, platform, debug);
    }

    private static final class Heap extends HeapAllocator {
        Heap(World world, SpinLock heapLock) {
            super(world, heapLock);
        }

        @Override
        protected int unlink_any(int order) {
            int p = super.unlink_any(order);
            if (p != NONE) {
                pages[p].takers++;
            }
            return p;
        }

        @Override
        protected void put_on_a_list(int p, int order, boolean tainted) {
            pages[p].takers--;
            super.put_on_a_list(p, order, tainted);
        }

        @Override
        public void reserve_offlined_page(int head) {
            pages[head].takers++;
            super.reserve_offlined_page(head);
            pages[head].takers--;
        }
    }

    private static final class BackInUse extends Offlining {
        BackInUse(World world, SpinLock heapLock, HeapAllocator heap, PageReferences references) {
            super(world, heapLock, heap, references);
        }

        @Override
        protected long mark_page_online(PageInfo page, long x, boolean taken) {
            if (taken) {
                page.takers++;
            }
            long y = super.mark_page_online(page, x, taken);
            if (taken && y != x) {
                page.takers--;
            }
            return y;
        }
    }

    private static final class OfDomains extends DomainHeap {
        OfDomains(World world, HeapAllocator heap, Takers model) {
            super(world, heap, model.domain_references);
        }

        @Override
        protected long set_allocated(PageInfo page) {
            long nx = super.set_allocated(page);
            page.takers--;
            return nx;
        }

        @Override
        protected void unshare(Domain d, int p, int order) {
            pages[p].takers--;
            super.unshare(d, p, order);
        }
    }

    /** Mappings are cleaned up when the last reference has been put. */
    private static final class LastReference extends Mappings {
        LastReference(CountInfo bits, TypeInfo types, Domain[] domains, Platform platform, boolean debug) {
            super(bits, types, domains, platform, debug);
        }

        @Override
        public int cleanup_page_mappings(PageInfo page) {
            page.takers++;
            int rc = super.cleanup_page_mappings(page);
            if (rc != 0) {
                page.takers--;
            }
            return rc;
        }
    }
}
