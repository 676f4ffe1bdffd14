package org.pageproof.variants;

import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Variant;
import org.pageproof.xen.Cpu;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.Offlining;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;
import org.pageproof.xen.World;

/** A reference is put under heap_lock: pages 6, B28; until commit d4837a56da (2013). */
@Variant(
        value = "B28",
        of = "xen.Pages",
        says = "offline_page keeps heap_lock while it looks at the owner, with a reference that it puts back")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class B28 extends Pages {
    public B28(Scope scope) {
        super(scope);
    }

    @Override
    protected Offlining newOfflining(World world) {
        return new UnderTheLock(world, heap_lock, heap, references);
    }

    private static final class UnderTheLock extends Offlining {
        UnderTheLock(World world, SpinLock heapLock, HeapAllocator heap, PageReferences references) {
            super(world, heapLock, heap, references);
        }

        @Override
        public Status offline_page(Cpu self, PageInfo page, boolean broken) {
            heap_lock.lock();
            mark_page_offline(page, broken);
            Status status = Status.offlined;
            if (bits.is(page.count_info.read(), bits.PGC_state_offlined)) {
                reserve_heap_page(page);
            } else {
                status = report_owner(self, page);
            }
            heap_lock.unlock();
            return status;
        }
    }
}
