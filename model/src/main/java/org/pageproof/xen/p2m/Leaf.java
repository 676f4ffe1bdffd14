package org.pageproof.xen.p2m;

import org.pageproof.machine.Word;

/** A frame that holds p2m words. It has a pfn of its own, which never changes and is left out: the leaf stands for it. */
public final class Leaf {
    /** By pfn. */
    public final Word[] entry;

    Leaf(Entry layout, int pfns) {
        entry = new Word[pfns];
        for (int pfn = 0; pfn < pfns; pfn++) {
            entry[pfn] = new Word(layout.layout, Entry.INVALID);
        }
    }
}
