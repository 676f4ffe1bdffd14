package org.pageproof.variants;

import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Variant;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.Offlining;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;
import org.pageproof.xen.World;

/** Offlined page stays in the heap: pages 6, B24; commits 4d5b3e46f1 (2009) to 51402ed609 (2011). */
@Variant(
        value = "B24",
        of = "xen.Pages",
        says = "offline_page takes a page off the heap only if it is still free, which it has just ceased to be")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class B24 extends Pages {
    public B24(Scope scope) {
        super(scope);
    }

    @Override
    protected Offlining newOfflining(World world) {
        return new Marking(world, heap_lock, heap, references);
    }

    private static final class Marking extends Offlining {
        Marking(World world, SpinLock heapLock, HeapAllocator heap, PageReferences references) {
            super(world, heapLock, heap, references);
        }

        @Override
        protected void reserve_heap_page(PageInfo page) {
            if (bits.is(page.count_info.read(), bits.PGC_state_free)) {
                super.reserve_heap_page(page);
            }
        }
    }
}
