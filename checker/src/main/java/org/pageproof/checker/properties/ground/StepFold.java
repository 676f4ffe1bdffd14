package org.pageproof.checker.properties.ground;

import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        return Terms.children(g).isEmpty() ? leaf(g) : Terms.rebuild(g, this::fold);
    }

    /** What a step says of an expression it says by the leaves alone; {@link #leaves} relies on that. */
    private Ground leaf(Ground g) {
        if (g instanceof Ground.By b) {
            return Terms.truth(step.by(b.function()));
        } else if (g instanceof Ground.Access a) {
            List<Integer> slots = step.accessed();
            if (!step.accessBy(a.methods()) || slots != null) {
                return Terms.truth(step.accessBy(a.methods()) && slots != null && slots.contains(a.slot()));
            }
        } else if (g instanceof Ground.Steps s) {
            return Terms.truth(step.cpu() == s.cpu());
        } else if (g instanceof Ground.Slot s && s.after() && !step.mayWrite(s.slot())) {
            return new Ground.Slot(s.slot(), false, s.range());
        } else if (g instanceof Ground.Bits b && b.after() && !step.mayWrite(b.slot())) {
            return new Ground.Bits(b.slot(), false, b.shift(), b.width());
        }
        return g;
    }

    /** The leaves of an expression that may mean something else for another kind of step, each once. */
    public static List<Ground> leaves(Ground g) {
        Set<Ground> leaves = new LinkedHashSet<>();
        leaves(g, leaves, Collections.newSetFromMap(new IdentityHashMap<>()));
        return List.copyOf(leaves);
    }

    private static void leaves(Ground g, Set<Ground> leaves, Set<Ground> seen) {
        if (!seen.add(g)) {
            return;
        }
        List<Ground> children = Terms.children(g);
        boolean fixed = g instanceof Ground.Const
                || g instanceof Ground.Fail
                || (g instanceof Ground.Slot s && !s.after())
                || (g instanceof Ground.Bits b && !b.after());
        if (children.isEmpty() && !fixed) {
            leaves.add(g);
        }
        children.forEach(c -> leaves(c, leaves, seen));
    }

    /** Whether it takes the access itself to tell the value: some word has to be the one that is accessed. */
    public static boolean needsAccess(Ground g) {
        return g instanceof Ground.Access || Terms.children(g).stream().anyMatch(StepFold::needsAccess);
    }

    /** The slots that an expression reads, before or after the step. */
    public static BitSet reads(Ground g) {
        BitSet slots = new BitSet();
        reads(g, slots);
        return slots;
    }

    /** The bits of each slot that an expression reads. */
    public static Map<Integer, Long> masks(Ground g) {
        Map<Integer, Long> masks = new HashMap<>();
        masks(g, masks);
        return masks;
    }

    private static void masks(Ground g, Map<Integer, Long> masks) {
        if (g instanceof Ground.Slot s) {
            masks.put(s.slot(), -1L);
        } else if (g instanceof Ground.Bits b) {
            long ones = b.width() == 64 ? -1 : (1L << b.width()) - 1;
            masks.merge(b.slot(), ones << b.shift(), (x, y) -> x | y);
        }
        Terms.children(g).forEach(c -> masks(c, masks));
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
