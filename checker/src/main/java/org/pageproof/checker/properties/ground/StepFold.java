package org.pageproof.checker.properties.ground;

import java.util.BitSet;
import java.util.IdentityHashMap;

/**
 * What is left of an expression for steps of one kind: who steps and by what function is known, and what such a step cannot
 * write is the same after it as before.
 */
public final class StepFold {
    private final StepFacts step;
    private final IdentityHashMap<Ground, Ground> done = new IdentityHashMap<>();

    public StepFold(StepFacts step) {
        this.step = step;
    }

    public Ground fold(Ground g) {
        Ground known = done.get(g);
        if (known == null) {
            known = folded(g);
            done.put(g, known);
        }
        return known;
    }

    private Ground folded(Ground g) {
        if (g instanceof Ground.By b) {
            return Terms.truth(step.by(b.function()));
        } else if (g instanceof Ground.Steps s) {
            return Terms.truth(step.cpu() == s.cpu());
        } else if (g instanceof Ground.Slot s && s.after() && !step.mayWrite(s.slot())) {
            return new Ground.Slot(s.slot(), false, s.range());
        } else if (g instanceof Ground.Bits b && b.after() && !step.mayWrite(b.slot())) {
            return new Ground.Bits(b.slot(), false, b.shift(), b.width());
        }
        return Terms.rebuild(g, this::fold);
    }

    /** The slots that an expression reads, before or after the step. */
    public static BitSet reads(Ground g) {
        BitSet slots = new BitSet();
        reads(g, slots);
        return slots;
    }

    private static void reads(Ground g, BitSet slots) {
        if (g instanceof Ground.Slot s) {
            slots.set(s.slot());
        } else if (g instanceof Ground.Bits b) {
            slots.set(b.slot());
        }
        Terms.children(g).forEach(c -> reads(c, slots));
    }
}
