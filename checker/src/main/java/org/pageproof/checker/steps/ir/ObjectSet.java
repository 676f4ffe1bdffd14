package org.pageproof.checker.steps.ir;

import java.util.BitSet;

/** The objects of the world that are instances of one class. */
public record ObjectSet(String className, BitSet ids) {
    public boolean contains(long id) {
        return ids.get((int) id);
    }
}
