package org.pageproof.xen.p2m;

import org.pageproof.machine.Machine;
import org.pageproof.machine.Model;
import org.pageproof.machine.Operation;
import org.pageproof.machine.Range;

/**
 * A PV guest that is migrated while it changes its list. At the start pfn i has frame i, as far as there are no holes; then come
 * granted frames, then spare ones; and entry i of the page table maps pfn i.
 */
@Model("xen.GuestP2m")
@SuppressWarnings("MemberName") // the hypervisor's own names
public class GuestP2m {
    private static final int GUEST = 0;
    private static final int TOOLSTACK = 1;

    public final Actor[] cpus;

    /** Machine frames for data, by mfn. */
    public final Frame[] frames;

    /** Machine frames for the list. */
    public final Leaf[] leaves;

    public final GuestMemory guest;
    public final Hypervisor hypervisor;

    protected final Entry entry;
    protected final P2mScope scope;
    private final GuestKernel kernel;
    private final Toolstack toolstack;

    /** The world: a guest with a list of one slot. */
    public GuestP2m(P2mScope scope) {
        this.scope = scope;
        entry = new Entry(scope.frames());
        frames = new Frame[scope.frames()];
        int contentBits = 32 - Integer.numberOfLeadingZeros(scope.frames() + scope.pfns());
        for (int mfn = 0; mfn < frames.length; mfn++) {
            boolean local = mfn < scope.pfns() - scope.holes();
            boolean granted = mfn >= scope.pfns() && mfn < scope.pfns() + scope.grants();
            frames[mfn] = new Frame(
                    local ? FrameOwner.guest : granted ? FrameOwner.other : FrameOwner.heap,
                    local ? mfn + 1 : granted ? 1 : 0,
                    local || granted ? mfn + 1 : 0,
                    contentBits);
        }
        leaves = new Leaf[scope.leaves()];
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = new Leaf(entry, scope.pfns());
        }
        guest = new GuestMemory(scope, entry);
        for (int pfn = 0; pfn < scope.pfns() - scope.holes(); pfn++) {
            leaves[0].entry[pfn].poke(entry.of(pfn));
            if (pfn < scope.ptes()) {
                guest.pte[pfn].poke(entry.of(pfn));
            }
        }
        hypervisor = new Hypervisor(frames, scope.pfns());
        P2mWorld world = new P2mWorld(this, scope, hypervisor);
        kernel = newGuestKernel(world);
        toolstack = newToolstack(world);
        cpus = new Actor[scope.cpus()];
        for (int i = 0; i < cpus.length; i++) {
            cpus[i] = new Actor(scope);
        }
    }

    /** The guest puts another leaf into the slot of its list (G-STRUCT). */
    @Operation("remap_leaf")
    public void remap_leaf(Actor self, boolean reuse) {
        Machine.assume(self == cpus[GUEST]);
        kernel.remap_leaf(self, reuse);
    }

    /** The guest gives the frame of a pfn back (G-DEC). */
    @Operation("decrease_reservation")
    public void decrease_reservation(Actor self, @Range(max = 3) int pfn) {
        Machine.assume(self == cpus[GUEST] && pfn < scope.pfns());
        if (kernel.begin_ballooning()) {
            kernel.balloon_out(self, pfn);
            kernel.end();
        }
    }

    /** The guest gets a frame for a pfn that has none (G-POP). */
    @Operation("populate_physmap")
    public void populate_physmap(Actor self, @Range(max = 3) int pfn) {
        Machine.assume(self == cpus[GUEST] && pfn < scope.pfns() - scope.unborn());
        if (kernel.begin_ballooning()) {
            kernel.balloon_in(self, pfn);
            kernel.end();
        }
    }

    /** The guest exchanges the frame of a pfn for another one (G-XCHG). */
    @Operation("memory_exchange")
    public void memory_exchange(Actor self, @Range(max = 3) int pfn) {
        Machine.assume(self == cpus[GUEST] && pfn < scope.pfns());
        if (kernel.begin_ballooning()) {
            kernel.exchange(self, pfn);
            kernel.end();
        }
    }

    /** The guest gives two pfns each other's frame (G-SWAP). */
    @Operation("swap_pfns")
    public void swap_pfns(Actor self) {
        Machine.assume(self == cpus[GUEST] && scope.pfns() >= 2);
        if (kernel.begin()) {
            kernel.swap(self, 0, 1);
            kernel.end();
        }
    }

    /** The guest maps the first granted frame at a pfn that has none (G-GMAP). */
    @Operation("map_grant")
    public void map_grant(Actor self, @Range(max = 3) int pfn, boolean shared) {
        Machine.assume(self == cpus[GUEST] && pfn < scope.pfns() && scope.grants() > 0);
        kernel.map_grant(self, pfn, scope.pfns(), shared);
    }

    /** The guest unmaps it (G-GUNMAP). */
    @Operation("unmap_grant")
    public void unmap_grant(Actor self, @Range(max = 3) int pfn) {
        Machine.assume(self == cpus[GUEST] && pfn < scope.pfns());
        if (kernel.begin()) {
            kernel.unmap_grant(self, pfn);
            kernel.end();
        }
    }

    /** The guest gets one pfn more than it had (G-GROW). */
    @Operation("grow")
    public void grow(Actor self) {
        Machine.assume(self == cpus[GUEST]);
        if (kernel.begin()) {
            kernel.grow(self);
            kernel.end();
        }
    }

    /** The guest writes to a page. */
    @Operation("write_page")
    public void write_page(Actor self, @Range(max = 3) int pfn) {
        Machine.assume(self == cpus[GUEST] && pfn < scope.pfns());
        if (kernel.begin()) {
            kernel.write_page(self, pfn);
            kernel.end();
        }
    }

    /** The toolstack saves the guest. */
    @Operation("save")
    public void save(Actor self) {
        Machine.assume(self == cpus[TOOLSTACK]);
        toolstack.save(self);
    }

    /** Variants replace it. Called by the constructor. */
    protected GuestKernel newGuestKernel(P2mWorld world) {
        return new GuestKernel(world);
    }

    /** Variants replace it. Called by the constructor. */
    protected Toolstack newToolstack(P2mWorld world) {
        return new Toolstack(world);
    }
}
