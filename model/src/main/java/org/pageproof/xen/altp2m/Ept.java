package org.pageproof.xen.altp2m;

import org.jspecify.annotations.Nullable;

/**
 * The tables of one p2m: {@code ept_get_entry}, {@code ept_set_entry}, {@code resolve_misconfig} and {@code ept_invalidate_emt} of
 * xen/arch/x86/mm/p2m-ept.c (p2m 2.4, 2.5, 2.8). The caller holds the lock of the p2m.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class Ept {
    protected final Altp2mWorld world;

    public Ept(Altp2mWorld world) {
        this.world = world;
    }

    /** What the p2m maps at a gfn, or null for nothing. Above max_mapped_pfn that is known without a walk. */
    public @Nullable Entry get_entry(P2m p2m, int gfn) {
        if (gfn > p2m.max_mapped_pfn) {
            return null;
        }
        return ept_walk_tables(p2m, gfn);
    }

    /** Walks the tables. */
    protected @Nullable Entry ept_walk_tables(P2m p2m, int gfn) {
        Entry e = entry(p2m, gfn);
        return e.mfn == Entry.INVALID_MFN ? null : e;
    }

    /** The lowest entry that there is for a gfn: it, or a superpage, maps the gfn, or it is a hole. */
    protected Entry entry(P2m p2m, int gfn) {
        Entry top = p2m.upper[gfn >> 1];
        return top.table ? p2m.lower[gfn] : top;
    }

    /** The frame that an entry maps at a gfn. */
    public int mfn(Entry e, int gfn) {
        return e.upper ? e.mfn + (gfn & 1) : e.mfn;
    }

    /** The type of what is mapped at a gfn: the stored one, or the one that it will have when somebody uses it. */
    public P2mType type(P2m p2m, int gfn, Entry e) {
        if (!e.recalc && !p2m.upper[gfn >> 1].recalc) {
            return e.type;
        }
        return recalc_type(p2m, e.type, gfn);
    }

    /** The type that one which must be computed again becomes. */
    protected P2mType recalc_type(P2m p2m, P2mType type, int gfn) {
        if (type == P2mType.ioreq_server && world.ioreq_server.read() == 1) {
            return type;
        }
        return is_logdirty_range(p2m, 1L << gfn) == 1 ? P2mType.ram_logdirty : P2mType.ram_rw;
    }

    /** Whether gfns (bit i for gfn i) are to be tracked: 1 for all of them, 0 for none, -1 for some. */
    protected int is_logdirty_range(P2m p2m, long gfns) {
        if (p2m.global_logdirty.read() == 1) {
            return 1;
        }
        long tracked = p2m.logdirty_ranges.read() & gfns;
        return tracked == gfns ? 1 : tracked == 0 ? 0 : -1;
    }

    /**
     * Maps a frame at a gfn, or with order 1 two of them at two gfns; or nothing for {@link Entry#INVALID_MFN}. What is propagated
     * from the host to the views is for the caller.
     */
    public void ept_set_entry(P2m p2m, int gfn, int mfn, int order, P2mType type, P2mAccess access) {
        resolve_misconfig(p2m, gfn);
        Entry top = p2m.upper[gfn >> 1];
        if (order > 0) {
            boolean freed = top.table;
            top.table = false;
            store(top, mfn, type, access);
            if (freed) {
                free_table(p2m, gfn);
            }
        } else {
            if (!top.table) {
                ept_split_super_page(p2m, gfn);
            }
            store(p2m.lower[gfn], mfn, type, access);
        }
        if (mfn != Entry.INVALID_MFN) {
            raise_max_mapped(p2m, gfn + order);
        }
    }

    /** Notes the highest gfn that was mapped. */
    protected void raise_max_mapped(P2m p2m, int gfn) {
        if (gfn > p2m.max_mapped_pfn) {
            p2m.max_mapped_pfn = gfn;
        }
    }

    /** Makes a superpage, or a hole of that size, a table. Its entries have all that the superpage had. */
    protected void ept_split_super_page(P2m p2m, int gfn) {
        Entry top = p2m.upper[gfn >> 1];
        int first = gfn & ~1;
        for (int g = first; g < p2m.lower.length && g <= first + 1; g++) {
            Entry e = p2m.lower[g];
            if (top.mfn != Entry.INVALID_MFN) {
                e.mfn = top.mfn + (g & 1);
                e.type = top.type;
                e.access = top.access;
                e.misconfig = top.misconfig;
                e.recalc = top.recalc;
            }
        }
        top.table = true;
        store(top, Entry.INVALID_MFN, P2mType.ram_rw, P2mAccess.rwx);
    }

    private void free_table(P2m p2m, int gfn) {
        int first = gfn & ~1;
        for (int g = first; g < p2m.lower.length && g <= first + 1; g++) {
            store(p2m.lower[g], Entry.INVALID_MFN, P2mType.ram_rw, P2mAccess.rwx);
        }
    }

    /** Unmaps everything and frees all tables ({@code p2m_flush_table}). */
    public void flush_table(P2m p2m) {
        for (Entry top : p2m.upper) {
            top.table = false;
            store(top, Entry.INVALID_MFN, P2mType.ram_rw, P2mAccess.rwx);
        }
        for (Entry e : p2m.lower) {
            store(e, Entry.INVALID_MFN, P2mType.ram_rw, P2mAccess.rwx);
        }
    }

    /** A hole has no type. */
    private void store(Entry e, int mfn, P2mType type, P2mAccess access) {
        boolean hole = mfn == Entry.INVALID_MFN;
        P2mType t = hole ? P2mType.ram_rw : type;
        P2mAccess a = hole ? P2mAccess.rwx : access;
        if (e.mfn != mfn || e.type != t || e.access != a || e.misconfig) {
            entries_changed();
        }
        e.remapped &= e.mfn == mfn;
        e.mfn = mfn;
        e.type = t;
        e.access = a;
        e.misconfig = false;
        e.recalc = false;
    }

    /** For specs. */
    private void entries_changed() {
        for (Vcpu v : world.vcpus) {
            v.changed |= v.trying;
        }
    }

    /** Whether the bits of an entry let the guest read. A table does. */
    public boolean is_present(Entry e) {
        return e.table || (e.mfn != Entry.INVALID_MFN && e.access == P2mAccess.rwx);
    }

    /** Whether the bits of an entry let the guest write. */
    public boolean is_writable(Entry e) {
        return is_present(e) && e.type == P2mType.ram_rw;
    }

    /** Marks an entry such that its use ends in an EPT_MISCONFIG, and its type is computed again. What is not present is not used. */
    protected void ept_invalidate_emt(Entry e) {
        entries_changed();
        if (is_present(e)) {
            e.misconfig = true;
            e.recalc = true;
        } else if (e.mfn != Entry.INVALID_MFN) {
            invalidate_not_present(e);
        }
    }

    /** A valid entry that is not present comes back with the type that it has by then. */
    protected void invalidate_not_present(Entry e) {
        e.recalc = true;
    }

    /** Marks everything, by the upper entries alone. */
    public void ept_change_entry_type_global(P2m p2m) {
        for (Entry top : p2m.upper) {
            ept_invalidate_emt(top);
        }
    }

    /** Marks what maps gfns of a range, and splits superpages that reach out of it. */
    public void ept_change_entry_type_range(P2m p2m, int first, int last) {
        for (int i = 0; i < p2m.upper.length; i++) {
            Entry top = p2m.upper[i];
            int low = 2 * i;
            int high = Math.min(low + 1, p2m.lower.length - 1);
            if (first <= low && last >= high) {
                ept_invalidate_emt(top);
            } else if (first <= high && last >= low) {
                if (top.mfn != Entry.INVALID_MFN) {
                    ept_split_super_page(p2m, low);
                }
                ept_invalidate_emt(p2m.lower[Math.max(first, low)]);
            }
        }
    }

    /** Makes what is on the way to a gfn usable. Returns whether anything had to change. */
    public boolean resolve_misconfig(P2m p2m, int gfn) {
        Entry top = p2m.upper[gfn >> 1];
        boolean changed = top.misconfig;
        if (top.misconfig && top.table) {
            push_down(p2m, gfn);
        } else if (top.misconfig) {
            resolve_superpage(p2m, gfn);
        }
        if (top.table && p2m.lower[gfn].misconfig) {
            resolve_table(p2m, gfn);
            changed = true;
        }
        if (changed) {
            entries_changed();
            may_be_spurious();
        }
        return changed;
    }

    /** Whoever hears of a misconfigured entry from now on may find it resolved. */
    protected void may_be_spurious() {
        for (Vcpu v : world.vcpus) {
            v.ept_spurious_misconfig.write(1);
        }
    }

    /** The mark of a table goes to its entries. */
    private void push_down(P2m p2m, int gfn) {
        Entry top = p2m.upper[gfn >> 1];
        int first = gfn & ~1;
        for (int g = first; g < p2m.lower.length && g <= first + 1; g++) {
            ept_invalidate_emt(p2m.lower[g]);
        }
        top.misconfig = false;
        top.recalc = false;
    }

    private void resolve_table(P2m p2m, int gfn) {
        int first = gfn & ~1;
        for (int g = first; g < p2m.lower.length && g <= first + 1; g++) {
            Entry e = p2m.lower[g];
            if (e.mfn == Entry.INVALID_MFN) {
                resolve_hole(p2m, g);
            } else {
                if (e.recalc) {
                    e.type = recalc_type(p2m, e.type, g);
                }
                e.misconfig = false;
                e.recalc = false;
            }
        }
    }

    /** A hole stays one. */
    protected void resolve_hole(P2m p2m, int gfn) {}

    private void resolve_superpage(P2m p2m, int gfn) {
        Entry top = p2m.upper[gfn >> 1];
        int tracked = is_logdirty_range(p2m, 3L << (gfn & ~1));
        if (tracked < 0) {
            ept_split_super_page(p2m, gfn);
        } else {
            top.type = tracked == 1 ? P2mType.ram_logdirty : P2mType.ram_rw;
            top.misconfig = false;
            top.recalc = false;
        }
    }
}
