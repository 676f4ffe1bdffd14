package org.pageproof.xen.p2m;

import org.pageproof.machine.Ghost;
import org.pageproof.machine.Range;

/** What the records of the stream have made at the other end. A pfn that is there once stays. */
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class Receiver {
    /** Per pfn, whether it is populated. */
    public final boolean[] present;

    /** Per pfn, the content of its page. */
    @Range(max = 31)
    public final int[] data;

    /** Per pfn, which attempt has sent it last. */
    @Ghost
    @Range(max = 1)
    public final int[] attempt;

    /** Per entry of the page table, the pfn that it maps, plus one. */
    @Range(max = 7)
    public final int[] pt;

    Receiver(int pfns, int ptes) {
        present = new boolean[pfns];
        data = new int[pfns];
        attempt = new int[pfns];
        pt = new int[ptes];
    }
}
