package org.pageproof.xen.altp2m;

import org.pageproof.machine.GuardedBy;
import org.pageproof.machine.Range;
import org.pageproof.machine.SpinLock;

/** Tracks which gfns of a display the guest writes to: {@code hap_track_dirty_vram} of xen/arch/x86/mm/hap/hap.c (p2m 2.8). */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class DirtyVram {
    public final SpinLock paging_lock = new SpinLock();

    /** The first gfn that is tracked. */
    @GuardedBy("paging_lock")
    @Range(max = 3)
    public int begin_pfn;

    /** How many of them are. */
    @GuardedBy("paging_lock")
    @Range(max = 4)
    public int nr;

    private final Altp2mWorld world;
    private final HostP2m host;
    private final TypeChanges types;

    public DirtyVram(Altp2mWorld world, HostP2m host, TypeChanges types) {
        this.world = world;
        this.host = host;
        this.types = types;
    }

    /** Begins to track a range, or reports what was written to in it since the last call; without gfns tracking ends. */
    public void hap_track_dirty_vram(int first, int number) {
        paging_lock.lock();
        int oldFirst = begin_pfn;
        int old = nr;
        begin_pfn = first;
        nr = number;
        paging_lock.unlock();
        if (number > 0 && first == oldFirst && number == old) {
            poll(first, number);
            return;
        }
        if (old > 0) {
            for (int g = oldFirst; g < oldFirst + old; g++) {
                world.gfns[g].tracked = false;
                world.gfns[g].written = false;
            }
            types.p2m_change_type_range(oldFirst, oldFirst + old - 1, false);
        }
        if (number > 0) {
            types.p2m_change_type_range(first, first + number - 1, true);
            for (int g = first; g < first + number; g++) {
                world.gfns[g].tracked = true;
            }
        }
    }

    private void poll(int first, int number) {
        world.domain_pause();
        world.host.lock.lock();
        for (int g = first; g < first + number; g++) {
            report(g, host.p2m_change_type_one(g, P2mType.ram_rw, P2mType.ram_logdirty));
        }
        world.host.lock.unlock();
        world.domain_unpause();
    }

    /** Says of a gfn whether it was written to: a bit of the bitmap that the caller gets. */
    protected void report(int gfn, boolean dirty) {
        world.gfns[gfn].written = false;
    }
}
