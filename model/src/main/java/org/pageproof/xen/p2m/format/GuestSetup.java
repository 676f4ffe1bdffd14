package org.pageproof.xen.p2m.format;

/** What a guest tells the tools of its p2m, when it boots, when it resumes, and when it grows. */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class GuestSetup {
    protected final SharedInfo info;

    public GuestSetup(SharedInfo info) {
        this.info = info;
    }

    /** Words of a p2m page. */
    public static long fpp(boolean wide) {
        return wide ? 512 : 1024;
    }

    /**
     * A guest with so many pfns.
     *
     * @param list whether the toolstack of this host can read a list (SIF_VIRT_P2M_4TOOLS)
     * @param claims whether the guest tells of a tree even if none can hold it
     */
    public void set_up(boolean wide, long pfns, boolean list, boolean claims) {
        long room = fpp(wide) * fpp(wide) * fpp(wide);
        long used = list || claims ? pfns : most_without_list(pfns, room);
        info.execution.lock();
        info.used = used;
        info.wide.write(wide ? 1 : 0);
        info.max_pfn.write(max_pfn(used));
        info.pfn_to_mfn_frame_list_list.write(claims || used <= room ? info.fll_tree : info.fll_too_small);
        info.p2m_cr3.write(list ? info.root_here : 0);
        info.execution.unlock();
    }

    /** A guest that nobody could save otherwise does without what the tree cannot hold. */
    protected long most_without_list(long pfns, long room) {
        return Math.min(pfns, room);
    }

    /** A 64-bit guest whose list begins at entry {@code first} of a level 2 table; behind its pfns are missing ones. */
    public void lay_out(int first, int tables, int missing) {
        info.execution.lock();
        info.used = (long) tables << 18;
        info.wide.write(1);
        info.max_pfn.write(max_pfn((long) tables + missing << 18));
        info.pfn_to_mfn_frame_list_list.write(info.fll_too_small);
        info.p2m_vaddr.write(first);
        for (int i = 0; i < tables + missing; i++) {
            info.l2[first + i].write(i < tables ? i + 2 : 1);
        }
        info.p2m_cr3.write(info.root_here);
        info.execution.unlock();
    }

    /** What the guest stores into max_pfn. */
    protected long max_pfn(long pfns) {
        return pfns;
    }
}
