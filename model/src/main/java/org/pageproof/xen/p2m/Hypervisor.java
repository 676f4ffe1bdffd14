package org.pageproof.xen.p2m;

import org.pageproof.machine.Machine;
import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Word;

/**
 * The hypervisor's part: machine frames, m2p, log-dirty, and stopping a vCPU. A vCPU is stopped between two instructions of the guest,
 * so never inside a hypercall.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class Hypervisor {
    private static final int GUEST_CPU = 0;

    /** Held by the guest's CPU while it is in the hypervisor. */
    public final SpinLock in_hypervisor = new SpinLock();

    /** The log-dirty bitmap: bit i for pfn i, the bit above them for the page table. */
    public final Word dirty;

    private final long heap = Frame.OWNER.constant("who", FrameOwner.heap);
    private final long nobody = Frame.OWNER.constant("who", FrameOwner.nobody);
    private final long guest = Frame.OWNER.constant("who", FrameOwner.guest);
    private final Frame[] frames;

    public Hypervisor(Frame[] frames, int pfns) {
        this.frames = frames;
        this.dirty = new Word(pfns + 1, 0);
    }

    /** The guest's CPU enters the hypervisor. */
    public void enter() {
        in_hypervisor.lock();
    }

    /** It goes back to the guest. */
    public void leave() {
        in_hypervisor.unlock();
    }

    /** Takes a frame off the heap. Returns its mfn, or -1. */
    public int alloc_domheap_page() {
        for (int mfn = frames.length - 1; mfn >= 0; mfn--) {
            if (frames[mfn].owner.cmpxchg(heap, nobody) == heap) {
                return mfn;
            }
        }
        return -1;
    }

    /** Gives a frame to the guest. */
    public void assign_page(int mfn) {
        frames[mfn].owner.write(guest);
    }

    /** Takes a frame away from the guest; it is not free yet. */
    public void steal_page(int mfn) {
        frames[mfn].owner.write(nobody);
    }

    /** Puts a frame on the heap that is nobody's. */
    public void free_domheap_page(int mfn) {
        frames[mfn].m2p.write(0);
        frames[mfn].owner.write(heap);
    }

    /** set_gpfn_from_mfn. */
    public void set_gpfn_from_mfn(int mfn, int pfn) {
        frames[mfn].m2p.write(pfn + 1);
    }

    /** Marks the pfn that m2p names for a frame. */
    public void paging_mark_dirty(int mfn) {
        long pfn = frames[mfn].m2p.read();
        if (pfn != 0) {
            dirty.fetchOr(1L << (pfn - 1));
        }
    }

    /** Whether a foreign mapping of a frame by the toolstack would work, and be of the guest's memory. */
    public boolean is_guests(int mfn) {
        return frames[mfn].owner.read() == guest;
    }

    /** Stops the guest's vCPU at whichever instruction it is. */
    public void vcpu_pause() {
        in_hypervisor.lock();
        Machine.halt(GUEST_CPU);
        in_hypervisor.unlock();
    }

    /** Lets it go on. */
    public void vcpu_unpause() {
        Machine.resume(GUEST_CPU);
    }
}
