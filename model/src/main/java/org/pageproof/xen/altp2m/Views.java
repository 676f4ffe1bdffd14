package org.pageproof.xen.altp2m;

/**
 * The list of alternate views: how they come and go, and what the host tells them (p2m 2.6 and 2.7; xen/arch/x86/mm/altp2m.c).
 * The order of locks: that of the host, that of the list, that of a view.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class Views {
    protected final Altp2mWorld world;
    protected final Ept ept;

    public Views(Altp2mWorld world, Ept ept) {
        this.world = world;
        this.ept = ept;
    }

    /** Whether an index names no view. */
    protected boolean is_outside(int idx) {
        return idx >= world.views.length;
    }

    /** Makes a view that nobody has made yet. Returns whether it did. */
    public boolean p2m_init_altp2m_by_id(int idx) {
        if (is_outside(idx)) {
            return false;
        }
        world.altp2m_list_lock.lock();
        P2m view = world.views[idx];
        boolean free = view.eptp.read() == 0;
        if (free) {
            view.lock.lock();
            p2m_init_altp2m_ept(view);
            view.lock.unlock();
            view.eptp.write(1);
        }
        world.altp2m_list_lock.unlock();
        return free;
    }

    /** What a view has at first: nothing mapped, and whatever of the host does not follow from its entries. */
    protected void p2m_init_altp2m_ept(P2m view) {
        view.ad.write(world.host.ad.read());
        view.has_ranges = true;
        view.logdirty_ranges.write(world.host.logdirty_ranges.read());
        view.global_logdirty.write(world.host.global_logdirty.read());
        view.min_remapped_gfn = P2m.INVALID_GFN;
        view.max_remapped_gfn = 0;
        view.max_mapped_pfn = first_max_mapped_pfn();
    }

    /** What max_mapped_pfn of a new view is. */
    protected int first_max_mapped_pfn() {
        return 0;
    }

    /** Forgets all that a view has mapped, and if it is given up what is tracked. max_mapped_pfn stays. */
    protected void p2m_reset_altp2m(P2m view, boolean deactivate) {
        view.lock.lock();
        empty(view);
        if (deactivate) {
            view.has_ranges = false;
            view.logdirty_ranges.write(0);
            view.global_logdirty.write(0);
        }
        view.min_remapped_gfn = P2m.INVALID_GFN;
        view.max_remapped_gfn = 0;
        end_of_reset(view);
        view.lock.unlock();
    }

    /** Unmaps all that the view has. */
    protected void empty(P2m view) {
        ept.flush_table(view);
    }

    /** A vCPU may be about to hear of a misconfigured entry that is gone. */
    protected void end_of_reset(P2m view) {
        ept.may_be_spurious();
    }

    /** Gives up a view that no vCPU uses; not the first one, which is where vCPUs begin. Returns whether it did. */
    public boolean p2m_destroy_altp2m_by_id(int idx) {
        if (idx == 0 || is_outside(idx)) {
            return false;
        }
        world.domain_pause();
        world.altp2m_list_lock.lock();
        P2m view = world.views[idx];
        boolean unused = view.eptp.read() == 1 && view.active_vcpus.read() == 0;
        if (unused) {
            p2m_reset_altp2m(view, true);
            view.eptp.write(0);
        }
        world.altp2m_list_lock.unlock();
        world.domain_unpause();
        return unused;
    }

    /** Gives up all views. */
    protected void p2m_flush_altp2m() {
        world.altp2m_list_lock.lock();
        for (P2m view : world.views) {
            p2m_reset_altp2m(view, true);
            view.eptp.write(0);
        }
        world.altp2m_list_lock.unlock();
    }

    /** Turns views on or off for the domain: with the first view all vCPUs begin. */
    public void set_domain_state(boolean on) {
        world.domain_pause();
        boolean done = on ? p2m_init_altp2m_by_id(0) : is_on();
        if (done) {
            for (Vcpu v : world.vcpus) {
                use(v, on ? 0 : Vcpu.INVALID_ALTP2M);
            }
        }
        if (done && !on) {
            p2m_flush_altp2m();
        }
        world.domain_unpause();
    }

    private boolean is_on() {
        boolean on = false;
        for (Vcpu v : world.vcpus) {
            on |= v.p2midx != Vcpu.INVALID_ALTP2M;
        }
        return on;
    }

    /** Lets a vCPU use another view, if that can be used. */
    public void p2m_switch_vcpu_altp2m_by_id(Vcpu v, int idx) {
        if (is_outside(idx)) {
            return;
        }
        v.execution.lock();
        world.altp2m_list_lock.lock();
        if (world.views[idx].eptp.read() == 1 && v.p2midx != Vcpu.INVALID_ALTP2M && v.p2midx != idx) {
            use(v, idx);
        }
        world.altp2m_list_lock.unlock();
        v.execution.unlock();
    }

    private void use(Vcpu v, int idx) {
        if (v.p2midx != Vcpu.INVALID_ALTP2M) {
            world.views[v.p2midx].active_vcpus.fetchAdd(-1);
        }
        v.p2midx = idx;
        if (idx != Vcpu.INVALID_ALTP2M) {
            world.views[idx].active_vcpus.fetchAdd(1);
        }
    }

    /**
     * The host maps something else at one or two gfns. A view in which an entry may stand for one of them is reset; otherwise
     * what it has there becomes what the host has. A second view to be reset takes all others with it. The caller holds the host's
     * lock.
     *
     * @param moved whether a frame is mapped there no more
     */
    public void p2m_altp2m_propagate_change(
            int gfn, int mfn, boolean moved, int order, P2mType type, P2mAccess access) {
        world.altp2m_list_lock.lock();
        int reset = Vcpu.INVALID_ALTP2M;
        boolean all = false;
        for (int i = 0; i < world.views.length && !all; i++) {
            P2m view = world.views[i];
            if (view.eptp.read() == 1) {
                view.lock.lock();
                if (is_drop(mfn, moved) && meets_remapped(view, gfn, order)) {
                    if (reset == Vcpu.INVALID_ALTP2M) {
                        p2m_reset_altp2m(view, false);
                        reset = i;
                    } else {
                        all = true;
                    }
                } else {
                    follow(view, gfn, mfn, order, type, access);
                }
                view.lock.unlock();
            }
        }
        if (all) {
            reset_all_but(reset);
        }
        world.altp2m_list_lock.unlock();
    }

    /** Whether a change of the host leaves entries behind that stand for the gfn. */
    protected boolean is_drop(int mfn, boolean moved) {
        return moved;
    }

    /** Whether an entry of the view may stand for one of the gfns. */
    protected boolean meets_remapped(P2m view, int gfn, int order) {
        return gfn + order >= view.min_remapped_gfn && gfn <= view.max_remapped_gfn;
    }

    /** What the view has mapped at the gfns becomes what the host has there; what it has not is copied on first use. */
    protected void follow(P2m view, int gfn, int mfn, int order, P2mType type, P2mAccess access) {
        if (order > 0 && !view.upper[gfn >> 1].table) {
            if (ept.get_entry(view, gfn) != null) {
                ept.ept_set_entry(view, gfn, mfn, order, type, access);
            }
            return;
        }
        for (int g = gfn; g <= gfn + order; g++) {
            if (ept.get_entry(view, g) != null) {
                int frame = mfn == Entry.INVALID_MFN ? mfn : mfn + (g - gfn);
                ept.ept_set_entry(view, g, frame, 0, type, access);
            }
        }
    }

    private void reset_all_but(int last) {
        for (int i = 0; i < world.views.length; i++) {
            if (i != last && world.views[i].eptp.read() == 1) {
                p2m_reset_altp2m(world.views[i], false);
            }
        }
    }
}
