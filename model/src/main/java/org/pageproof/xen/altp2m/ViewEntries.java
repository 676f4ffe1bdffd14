package org.pageproof.xen.altp2m;

import org.jspecify.annotations.Nullable;

/**
 * What a tool or a fault does to one entry of a view: {@code p2m_altp2m_get_or_propagate}, {@code p2m_change_altp2m_gfn},
 * {@code p2m_set_altp2m_mem_access} and {@code p2m_set_suppress_ve} (p2m 2.6).
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class ViewEntries {
    protected final Altp2mWorld world;
    protected final Ept ept;
    protected final Views views;

    public ViewEntries(Altp2mWorld world, Ept ept, Views views) {
        this.world = world;
        this.ept = ept;
        this.views = views;
    }

    /** The lazy copy: what the host has at a gfn comes into the view, as a whole superpage where there is room. Both locks are held. */
    public void p2m_altp2m_get_or_propagate(P2m view, int gfn, Entry host) {
        P2mType type = ept.type(world.host, gfn, host);
        if (host.upper && !view.upper[gfn >> 1].table) {
            ept.ept_set_entry(view, gfn & ~1, host.mfn, 1, type, P2mAccess.rwx);
        } else {
            ept.ept_set_entry(view, gfn, ept.mfn(host, gfn), 0, type, P2mAccess.rwx);
        }
    }

    /** What a gfn is in a view: the entry of the view, or else that of the host. */
    protected @Nullable Entry effective_entry(P2m view, int gfn) {
        Entry e = ept.get_entry(view, gfn);
        return e != null ? e : ept.get_entry(world.host, gfn);
    }

    /** The type of an effective entry, by the p2m that has it. */
    protected P2mType effective_type(P2m view, int gfn, Entry e) {
        return ept.type(e.lock == view.lock ? view : world.host, gfn, e);
    }

    /** Lets a gfn of a view stand for another one, or with {@link P2m#INVALID_GFN} for nothing. */
    public void p2m_change_altp2m_gfn(int idx, int old, int to) {
        if (views.is_outside(idx)) {
            return;
        }
        P2m view = world.views[idx];
        if (!lock_active(view)) {
            return;
        }
        if (to == P2m.INVALID_GFN) {
            if (ept.get_entry(view, old) != null) {
                remove(view, old);
            }
        } else {
            remap(view, old, to);
        }
        unlock(view);
    }

    /** Maps nothing at a gfn of a view, until the next lazy copy. */
    protected void remove(P2m view, int gfn) {
        ept.ept_set_entry(view, gfn, Entry.INVALID_MFN, 0, P2mType.ram_rw, P2mAccess.rwx);
    }

    private void remap(P2m view, int old, int to) {
        Entry of = effective_entry(view, old);
        if (of == null || effective_type(view, old, of) != P2mType.ram_rw) {
            return;
        }
        if (of.lock != view.lock && of.upper) {
            p2m_altp2m_get_or_propagate(view, old, of);
        }
        Entry target = effective_entry(view, to);
        if (target == null || effective_type(view, to, target) != P2mType.ram_rw) {
            return;
        }
        P2mAccess access = target.access;
        ept.ept_set_entry(view, old, ept.mfn(target, to), 0, P2mType.ram_rw, access);
        view.lower[old].remapped = true;
        note_remapped(view, old, to);
    }

    /** The bounds of what entries of the view stand for. */
    protected void note_remapped(P2m view, int old, int to) {
        view.min_remapped_gfn = Math.min(view.min_remapped_gfn, to);
        view.max_remapped_gfn = Math.max(view.max_remapped_gfn, to);
    }

    /** A listener forbids or allows the guest all accesses to a gfn in one view. */
    public void set_mem_access(int idx, int gfn, P2mAccess access) {
        set_one(idx, gfn, access, true);
    }

    /** Writes the entry of a gfn as it is, for a bit of it that is not in this model. A superpage of the host is not copied first. */
    public void p2m_set_suppress_ve(int idx, int gfn) {
        set_one(idx, gfn, P2mAccess.rwx, false);
    }

    private void set_one(int idx, int gfn, P2mAccess access, boolean whole) {
        if (views.is_outside(idx)) {
            return;
        }
        P2m view = world.views[idx];
        if (!lock_active(view)) {
            return;
        }
        Entry e = effective_entry(view, gfn);
        if (e != null) {
            P2mType type = effective_type(view, gfn, e);
            int mfn = ept.mfn(e, gfn);
            if (whole && e.lock != view.lock && e.upper) {
                p2m_altp2m_get_or_propagate(view, gfn, e);
            }
            ept.ept_set_entry(view, gfn, mfn, 0, type, access);
        }
        unlock(view);
    }

    /** Takes all locks that a change of a view needs, the list's to keep it a view. Returns whether it is one; otherwise no lock is held. */
    protected boolean lock_active(P2m view) {
        world.host.lock.lock();
        world.altp2m_list_lock.lock();
        if (view.eptp.read() == 0) {
            world.altp2m_list_lock.unlock();
            world.host.lock.unlock();
            return false;
        }
        view.lock.lock();
        return true;
    }

    /** Gives them back. */
    protected void unlock(P2m view) {
        view.lock.unlock();
        world.altp2m_list_lock.unlock();
        world.host.lock.unlock();
    }
}
