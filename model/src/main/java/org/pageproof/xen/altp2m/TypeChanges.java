package org.pageproof.xen.altp2m;

import org.pageproof.machine.Machine;

/**
 * Changes of types of many gfns: entries are marked, and what they become is computed when they are used (p2m 2.8;
 * xen/arch/x86/mm/p2m.c). The host comes first, then each view, all of it under the host's lock.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class TypeChanges {
    protected final Altp2mWorld world;
    protected final Ept ept;

    public TypeChanges(Altp2mWorld world, Ept ept) {
        this.world = world;
        this.ept = ept;
    }

    /** Begins or ends the tracking of writes to gfns from {@code first} to {@code last}. */
    public void p2m_change_type_range(int first, int last, boolean logdirty) {
        world.host.lock.lock();
        change_type_range(world.host, first, last, logdirty);
        lock_list();
        for (P2m view : world.views) {
            if (reaches_views() && view.eptp.read() == 1) {
                view.lock.lock();
                change_type_range(view, first, last, logdirty);
                view.lock.unlock();
            }
        }
        unlock_list();
        world.host.lock.unlock();
    }

    /** Whether views are changed with the host. */
    protected boolean reaches_views() {
        return true;
    }

    /** The list stays as it is while it is walked. */
    protected void lock_list() {
        world.altp2m_list_lock.lock();
    }

    protected void unlock_list() {
        world.altp2m_list_lock.unlock();
    }

    /**
     * The change of one p2m. What is noted as tracked ends where the host's memory ends, in views too; what is marked ends where
     * this p2m has no entries any more.
     */
    protected void change_type_range(P2m p2m, int first, int last, boolean logdirty) {
        int end = Math.min(last, world.host.max_mapped_pfn);
        if (first > end) {
            return;
        }
        mark(p2m, first, p2m.alternate ? Math.min(end, p2m.max_mapped_pfn) : end);
        note(p2m, first, end, logdirty);
    }

    /** Marks the entries of a range. */
    protected void mark(P2m p2m, int first, int last) {
        if (!is_worth_marking(first, last)) {
            return;
        }
        if (first == 0 && last == p2m.max_mapped_pfn) {
            ept.ept_change_entry_type_global(p2m);
        } else {
            ept.ept_change_entry_type_range(p2m, first, last);
        }
    }

    /** Whether a range has gfns. */
    protected boolean is_worth_marking(int first, int last) {
        return first <= last;
    }

    /** Adds a range to what is tracked, or takes it out. */
    protected void note(P2m p2m, int first, int last, boolean logdirty) {
        Machine.bugOn(first > last, "rangeset: the range begins behind its end");
        long gfns = (2L << last) - (1L << first);
        if (logdirty) {
            p2m.logdirty_ranges.fetchOr(gfns);
        } else {
            p2m.logdirty_ranges.fetchAnd(~gfns & (1L << world.gfns.length) - 1);
        }
    }

    /** Begins or ends the tracking of writes to all gfns. */
    public void p2m_change_entry_type_global(boolean logdirty) {
        world.host.lock.lock();
        change_entry_type_global(world.host, logdirty);
        lock_list();
        for (P2m view : world.views) {
            if (reaches_views() && view.eptp.read() == 1) {
                view.lock.lock();
                change_entry_type_global(view, logdirty);
                view.lock.unlock();
            }
        }
        unlock_list();
        world.host.lock.unlock();
    }

    private void change_entry_type_global(P2m p2m, boolean logdirty) {
        ept.ept_change_entry_type_global(p2m);
        p2m.global_logdirty.write(logdirty ? 1 : 0);
    }

    /** The device model goes: what was its memory becomes memory again, and the last traces of its type are removed. */
    public void unmap_ioreq_server() {
        world.host.lock.lock();
        world.ioreq_server.write(0);
        ept.ept_change_entry_type_global(world.host);
        lock_list();
        for (P2m view : world.views) {
            if (reaches_views() && view.eptp.read() == 1) {
                view.lock.lock();
                ept.ept_change_entry_type_global(view);
                view.lock.unlock();
            }
        }
        unlock_list();
        p2m_finish_type_change();
        world.host.lock.unlock();
    }

    /** Resolves what is marked, in the host and in each view. The caller holds the host's lock. */
    protected void p2m_finish_type_change() {
        int rc = finish_type_change(world.host);
        lock_list();
        for (P2m view : world.views) {
            if (goes_on_after(rc) && reaches_views() && view.eptp.read() == 1) {
                view.lock.lock();
                finish_type_change(view);
                view.lock.unlock();
            }
        }
        unlock_list();
    }

    /** Whether views follow when the host was done: unless that failed, which it never does here. */
    protected boolean goes_on_after(int rc) {
        return rc >= 0;
    }

    private int finish_type_change(P2m p2m) {
        for (int gfn = 0; gfn <= p2m.max_mapped_pfn; gfn++) {
            ept.resolve_misconfig(p2m, gfn);
        }
        return 0;
    }

    /** Whether hardware sets accessed and dirty bits, in the host and in each view. */
    public void ept_set_ad_sync(boolean on) {
        world.host.lock.lock();
        world.host.ad.write(on ? 1 : 0);
        lock_list();
        for (P2m view : world.views) {
            if (ad_reaches_views() && view.eptp.read() == 1) {
                view.lock.lock();
                view.ad.write(on ? 1 : 0);
                view.lock.unlock();
            }
        }
        unlock_list();
        world.host.lock.unlock();
    }

    /** Whether views follow the host. */
    protected boolean ad_reaches_views() {
        return true;
    }
}
