package org.pageproof.xen.p2m.format;

/** How the toolstack finds the p2m of a guest that is suspended ({@code xg_sr_save_x86_pv.c}; p2m 2.2, T1 to T4). */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class FormatToolstack {
    protected final SharedInfo info;

    public FormatToolstack(SharedInfo info) {
        this.info = info;
    }

    /** Reads the p2m of the guest. {@code walked}: its list is mapped by the level 2 table of the model. */
    public void save(Party self, boolean walked) {
        info.execution.lock();
        self.words = 0;
        self.format = choose_format();
        if (self.format == Format.tree || self.format == Format.linear) {
            long max = max_pfn();
            self.words = self.format == Format.linear && walked ? walk(max) + 1 : max + 1;
        }
        info.execution.unlock();
    }

    /** T2, T3: the list where there is one, else the tree if it can hold the guest. */
    protected Format choose_format() {
        if (info.p2m_cr3.read() != 0) {
            return Format.linear;
        }
        if (info.pfn_to_mfn_frame_list_list.read() != info.fll_tree) {
            return Format.refused;
        }
        long fpp = GuestSetup.fpp(info.wide.read() != 0);
        return fits_tree(max_pfn() / (fpp * fpp) + 1, fpp) ? Format.tree : Format.refused;
    }

    /** Whether the top page has room for so many frame lists. */
    protected boolean fits_tree(long lists, long fpp) {
        return lists <= fpp;
    }

    /** T1: the highest pfn. */
    protected long max_pfn() {
        return info.max_pfn.read() - 1;
    }

    /**
     * Level 2 of the walk of a 64-bit guest's list (map_p2m_list): what is mapped by one and the same table at the end is missing, and
     * is left out. Returns the highest pfn that is left.
     */
    private long walk(long max) {
        int start = (int) info.p2m_vaddr.read();
        int end = start + (int) (max >> 18);
        long saved = 0;
        int saved_idx = 0;
        for (int idx = start; idx <= end; idx++) {
            long table = info.l2[idx].read();
            if (table != saved) {
                saved = table;
                saved_idx = idx - start;
            }
        }
        if (is_last(saved_idx, start, end)) {
            saved_idx++;
        }
        long left = ((long) saved_idx << 18) - 1;
        // With no entry left the difference wraps to the largest number there is, which clips nothing.
        return left >= 0 && left < max ? left : max;
    }

    /** Whether the entry, counted from the start, is the last one, so that nothing is missing. */
    protected boolean is_last(int saved_idx, int start, int end) {
        return saved_idx == end - start;
    }

    /** The guest comes to another host: its shared info is copied, and what names frames of the old host is cleared. */
    public void restore() {
        info.execution.lock();
        info.pfn_to_mfn_frame_list_list.write(0);
        if (info.p2m_cr3.read() != 0) {
            info.p2m_cr3.write(root_after_restore());
        }
        info.execution.unlock();
    }

    /** What stands in p2m_cr3 until the guest has resumed. */
    protected long root_after_restore() {
        return 0;
    }
}
