package org.pageproof.xen.altp2m;

/**
 * What changes entries of the host, and so those of the views: {@code p2m_set_entry} of the hostp2m with its hook, and
 * {@code p2m_change_type_one} of xen/arch/x86/mm/p2m.c (p2m 2.4 and 2.6).
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class HostP2m {
    protected final Altp2mWorld world;
    protected final Ept ept;
    protected final Views views;

    public HostP2m(Altp2mWorld world, Ept ept, Views views) {
        this.world = world;
        this.ept = ept;
        this.views = views;
    }

    /** Maps frames at gfns of the host, and tells the views. The caller holds the host's lock. */
    public void set_entry(int gfn, int mfn, int order, P2mType type, P2mAccess access) {
        boolean moved = is_moved(gfn, mfn, order);
        ept.ept_set_entry(world.host, gfn, mfn, order, type, access);
        views.p2m_altp2m_propagate_change(gfn, mfn, moved, order, type, access);
    }

    /** Whether what the host has mapped at these gfns is mapped there no more. */
    protected boolean is_moved(int gfn, int mfn, int order) {
        boolean moved = false;
        for (int g = gfn; g <= gfn + order; g++) {
            Entry old = ept.get_entry(world.host, g);
            if (old != null && (mfn == Entry.INVALID_MFN || ept.mfn(old, g) != mfn + (g - gfn))) {
                moved = true;
            }
        }
        return moved;
    }

    /** Changes the type of one gfn of the host if it has a certain one. Returns whether it had. */
    public boolean p2m_change_type_one(int gfn, P2mType from, P2mType to) {
        world.host.lock.lock();
        Entry e = ept.get_entry(world.host, gfn);
        boolean found = e != null && ept.type(world.host, gfn, e) == from;
        if (e != null && found) {
            set_entry(gfn, ept.mfn(e, gfn), 0, to, P2mAccess.rwx);
        }
        world.host.lock.unlock();
        return found;
    }

    /** The guest gives up a gfn, or with order 1 two of them at once. */
    public void guest_physmap_remove_page(int gfn, int order) {
        world.host.lock.lock();
        set_entry(gfn, Entry.INVALID_MFN, order, P2mType.ram_rw, P2mAccess.rwx);
        world.host.lock.unlock();
    }

    /** The guest gets a frame that the host maps nowhere. Returns whether there was nothing against it. */
    public boolean guest_physmap_add_entry(int gfn, int mfn) {
        world.host.lock.lock();
        boolean free = true;
        for (int g = 0; g < world.gfns.length; g++) {
            Entry e = ept.get_entry(world.host, g);
            free &= e == null || ept.mfn(e, g) != mfn;
        }
        if (free) {
            set_entry(gfn, mfn, 0, P2mType.ram_rw, P2mAccess.rwx);
        }
        world.host.lock.unlock();
        return free;
    }

    /** A listener forbids or allows the guest all accesses to a gfn, in all views that have the gfn. */
    public void set_mem_access(int gfn, P2mAccess access) {
        world.host.lock.lock();
        Entry e = ept.get_entry(world.host, gfn);
        if (e != null) {
            set_entry(gfn, ept.mfn(e, gfn), 0, ept.type(world.host, gfn, e), access);
        }
        world.host.lock.unlock();
    }
}
