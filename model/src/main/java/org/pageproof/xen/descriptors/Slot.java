package org.pageproof.xen.descriptors;

import org.pageproof.machine.Word;

/** A place for one page-table entry: in a vCPU's area of descriptor tables, or in the guest's own table. */
public final class Slot {
    public final Word pte;

    Slot(Pte layout, long entry) {
        this.pte = new Word(layout.layout, entry);
    }
}
