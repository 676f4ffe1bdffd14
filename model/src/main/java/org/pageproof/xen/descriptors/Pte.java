package org.pageproof.xen.descriptors;

import org.pageproof.machine.BitLayout;

/** A page-table entry: the frame that it maps, and bits. One that maps nothing is 0. */
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class Pte {
    /** The fields. */
    public final BitLayout layout;

    /** Maps the zero page, which fills empty slots of a GDT, read-only. */
    public final long zero_page;

    /** The mapping is writable for the guest. */
    public final long _PAGE_RW;

    /** Software bit 0. The teardown of a vCPU's area frees frames whose entry has it. */
    public final long _PAGE_AVAIL0;

    private final long frame;

    Pte(int pages) {
        layout = BitLayout.named("pte")
                .reference("frame", 32 - Integer.numberOfLeadingZeros(pages), "pages")
                .flag("zero_page")
                .flag("rw")
                .flag("avail0")
                .build();
        frame = layout.mask("frame");
        zero_page = layout.mask("zero_page");
        _PAGE_RW = layout.mask("rw");
        _PAGE_AVAIL0 = layout.mask("avail0");
    }

    /** An entry that maps frame {@code mfn} and lets the guest read it. */
    public long of(int mfn) {
        return mfn + 1L;
    }

    /** Whether it maps a frame of a guest. */
    public boolean maps_frame(long pte) {
        return (pte & frame) != 0;
    }

    /** Whether an access through it faults. */
    public boolean is_empty(long pte) {
        return (pte & (frame | zero_page)) == 0;
    }

    /** The frame that it maps. */
    public int mfn(long pte) {
        return (int) (pte & frame) - 1;
    }
}
