package org.pageproof.xen.p2m;

import org.pageproof.machine.Machine;

/**
 * What the guest does to its list, in the order of Linux (p2m 2.1). The guest can be suspended between two of these operations; paused
 * it can be anywhere.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class GuestKernel {
    protected final P2mWorld world;
    protected final GuestMemory guest;
    protected final Hypervisor hypervisor;

    public GuestKernel(P2mWorld world) {
        this.world = world;
        this.guest = world.guest;
        this.hypervisor = world.hypervisor;
    }

    /** The guest begins something. Returns false where there is no guest any more. */
    public boolean begin() {
        guest.execution.lock();
        if (guest.gone) {
            guest.execution.unlock();
            return false;
        }
        return true;
    }

    /** As {@link #begin}, for what is stopped during a migration. */
    public boolean begin_ballooning() {
        if (!begin()) {
            return false;
        }
        if (guest.ballooning_stopped) {
            end();
            return false;
        }
        return true;
    }

    /** It is in the middle of nothing again. */
    public void end() {
        guest.execution.unlock();
    }

    /** G-STRUCT: another leaf comes into the slot. {@code reuse}: the old one is used for something else afterwards. */
    public void remap_leaf(Actor self, boolean reuse) {
        while (begin()) {
            prepare(self);
            if (announce()) {
                change_leaf(self, reuse);
                end();
                return;
            }
            end();
        }
    }

    /** Fills the next leaf with what is in the list. */
    protected void prepare(Actor self) {
        Leaf next = world.leaves[next(self)];
        Leaf now = world.leaves[self.leaf];
        for (int pfn = 0; pfn < now.entry.length; pfn++) {
            next.entry[pfn].write(now.entry[pfn].read());
        }
    }

    /** Says that a structural change begins. Returns false where it must not begin. */
    protected boolean announce() {
        count_before();
        return true;
    }

    /** Says that the structural change is over. */
    protected void announce_end() {
        count_after();
    }

    /** The generation before a structural change. */
    protected void count_before() {
        guest.p2m_generation.fetchAdd(1);
    }

    /** The generation after it. */
    protected void count_after() {
        guest.p2m_generation.fetchAdd(1);
    }

    protected void change_leaf(Actor self, boolean reuse) {
        Leaf old = world.leaves[self.leaf];
        Machine.wmb();
        guest.leafmap.write(next(self));
        guest.moved = true;
        self.leaf = next(self);
        Machine.wmb();
        announce_end();
        if (reuse) {
            old.entry[0].write(Entry.INVALID);
        }
    }

    private int next(Actor self) {
        return (self.leaf + 1) % world.leaves.length;
    }

    /** G-POP: pfn gets a frame. Returns whether it did. */
    public boolean balloon_in(Actor self, int pfn) {
        if (p2m(self, pfn) != Entry.INVALID) {
            return false;
        }
        hypervisor.enter();
        int mfn = hypervisor.alloc_domheap_page();
        if (mfn < 0) {
            hypervisor.leave();
            return false;
        }
        hypervisor.assign_page(mfn);
        hypervisor.set_gpfn_from_mfn(mfn, pfn);
        hypervisor.leave();
        set_p2m(self, pfn, world.entry.of(mfn));
        set_pte(pfn, world.entry.of(mfn));
        return true;
    }

    /** G-DEC: pfn gives its frame back. */
    public void balloon_out(Actor self, int pfn) {
        long old = p2m(self, pfn);
        if (!world.entry.is_local(old)) {
            return;
        }
        set_pte(pfn, Entry.INVALID);
        set_p2m(self, pfn, Entry.INVALID);
        hypervisor.enter();
        hypervisor.steal_page(world.entry.mfn(old));
        hypervisor.free_domheap_page(world.entry.mfn(old));
        hypervisor.leave();
    }

    /** G-XCHG: pfn gets another frame for its own. */
    public void exchange(Actor self, int pfn) {
        long old = p2m(self, pfn);
        if (!world.entry.is_local(old)) {
            return;
        }
        set_pte(pfn, Entry.INVALID);
        set_p2m(self, pfn, Entry.INVALID);
        hypervisor.enter();
        hypervisor.steal_page(world.entry.mfn(old));
        int mfn = hypervisor.alloc_domheap_page();
        if (mfn < 0) {
            hypervisor.assign_page(world.entry.mfn(old));
            mfn = world.entry.mfn(old);
        } else {
            hypervisor.free_domheap_page(world.entry.mfn(old));
            hypervisor.assign_page(mfn);
            hypervisor.set_gpfn_from_mfn(mfn, pfn);
        }
        hypervisor.leave();
        set_p2m(self, pfn, world.entry.of(mfn));
        set_pte(pfn, world.entry.of(mfn));
    }

    /** G-SWAP: two pfns exchange their frames. Page tables that map them follow. */
    public void swap(Actor self, int a, int b) {
        long ma = p2m(self, a);
        long mb = p2m(self, b);
        if (!world.entry.is_local(ma) || !world.entry.is_local(mb)) {
            return;
        }
        set_p2m(self, a, mb);
        set_p2m(self, b, ma);
        machphys_update(world.entry.mfn(mb), a);
        machphys_update(world.entry.mfn(ma), b);
        remap_swapped(a, mb, b, ma);
    }

    /** The page table maps each pfn where it is now. */
    protected void remap_swapped(int a, long mb, int b, long ma) {
        set_pte(a, mb);
        set_pte(b, ma);
    }

    /** MMU_MACHPHYS_UPDATE. */
    protected void machphys_update(int mfn, int pfn) {
        hypervisor.enter();
        hypervisor.set_gpfn_from_mfn(mfn, pfn);
        hypervisor.paging_mark_dirty(mfn);
        hypervisor.leave();
    }

    /** G-GMAP: a granted frame comes to a pfn that has none; where its leaf is shared, it needs another one first. */
    public void map_grant(Actor self, int pfn, int mfn, boolean shared) {
        int tries = 0;
        while (begin()) {
            tries = tries == 0 ? 1 : 2;
            guest.tries_to_map = tries;
            boolean free = p2m(self, pfn) == Entry.INVALID;
            if (free && shared) {
                prepare(self);
            }
            if (!free || !shared || announce_grant()) {
                if (free) {
                    put_grant(self, pfn, world.entry.of(mfn) | world.entry.FOREIGN, shared);
                }
                end();
                return;
            }
            end();
        }
    }

    private void put_grant(Actor self, int pfn, long grant, boolean shared) {
        set_pte(pfn, grant);
        if (shared) {
            change_leaf(self, false);
        }
        set_p2m(self, pfn, grant);
    }

    /** As {@link #announce}. Grants are not for a protocol to stop: a guest needs them, and they are never saved. */
    protected boolean announce_grant() {
        count_before();
        return true;
    }

    /** G-GUNMAP: the granted frame goes. */
    public void unmap_grant(Actor self, int pfn) {
        if (world.entry.is_foreign(p2m(self, pfn))) {
            set_p2m(self, pfn, Entry.INVALID);
            set_pte(pfn, Entry.INVALID);
        }
    }

    /** G-GROW: one pfn more, with a frame. */
    public void grow(Actor self) {
        int pfn = (int) guest.max_pfn.read();
        if (pfn < world.scope.pfns() && balloon_in(self, pfn)) {
            guest.max_pfn.write(pfn + 1);
        }
    }

    /** The guest writes to a page of its own; the first write faults and is logged. */
    public void write_page(Actor self, int pfn) {
        long e = p2m(self, pfn);
        if (world.entry.is_local(e)) {
            hypervisor.enter();
            world.frames[world.entry.mfn(e)].content.write(world.frames.length + 1 + pfn);
            hypervisor.paging_mark_dirty(world.entry.mfn(e));
            hypervisor.leave();
        }
    }

    /** Reads a word of the list. */
    protected long p2m(Actor self, int pfn) {
        return world.leaves[self.leaf].entry[pfn].read();
    }

    /** Stores a word of the list. */
    protected void set_p2m(Actor self, int pfn, long entry) {
        world.leaves[self.leaf].entry[pfn].write(entry);
    }

    /** Changes an entry of the page table, by a hypercall that marks it dirty. */
    protected void set_pte(int pfn, long entry) {
        if (pfn < guest.pte.length) {
            hypervisor.enter();
            guest.pte[pfn].write(entry);
            hypervisor.dirty.fetchOr(1L << world.scope.pfns());
            hypervisor.leave();
        }
    }
}
