package org.pageproof.xen.p2m;

import org.pageproof.machine.BitLayout;

/** A word of the p2m, or an entry of a page table: a machine frame, or nothing. 0 stands for the all ones of INVALID. */
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class Entry {
    /** Maps nothing. */
    public static final long INVALID = 0;

    /** The fields. */
    public final BitLayout layout;

    /** The frame is another domain's, mapped by a grant: the top bit of the word. */
    public final long FOREIGN;

    private final long frame;

    Entry(int frames) {
        layout = BitLayout.named("entry")
                .reference("frame", 32 - Integer.numberOfLeadingZeros(frames), "frames")
                .flag("foreign")
                .build();
        frame = layout.mask("frame");
        FOREIGN = layout.mask("foreign");
    }

    /** An entry for frame {@code mfn}. */
    public long of(int mfn) {
        return mfn + 1L;
    }

    /** Whether it is a frame of the guest's own. */
    public boolean is_local(long entry) {
        return entry != INVALID && (entry & FOREIGN) == 0;
    }

    /** Whether it is a frame that is granted. */
    public boolean is_foreign(long entry) {
        return (entry & FOREIGN) != 0;
    }

    /** The frame; -1 where there is none. */
    public int mfn(long entry) {
        return (int) (entry & frame) - 1;
    }
}
