package org.pageproof.checker.steps.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.ModelRefused;
import org.pageproof.checker.steps.Refusal;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.ir.MethodCode;
import org.pageproof.checker.steps.ir.Operands;

/**
 * Refuses an assumption that may come after a shared access, which it could not undo, or after a look at guarded data, which
 * may change before the operation is chosen.
 */
public final class AssumePlaces {
    private final Input input;
    private final Ranges ranges;
    private final BitSet enteredAfter = new BitSet();
    private final BitSet accesses = new BitSet();
    private final List<Refusal> refusals = new ArrayList<>();

    private AssumePlaces(Input input, Ranges ranges) {
        this.input = input;
        this.ranges = ranges;
    }

    /**
     * Checks all methods.
     *
     * @throws ModelRefused with every such assumption
     */
    public static void check(Input input, Ranges ranges) throws ModelRefused {
        AssumePlaces a = new AssumePlaces(input, ranges);
        a.findAccesses();
        int before;
        do {
            before = a.enteredAfter.cardinality();
            a.refusals.clear();
            input.methods().forEach(a::follow);
        } while (a.enteredAfter.cardinality() > before);
        if (!a.refusals.isEmpty()) {
            throw new ModelRefused(a.refusals);
        }
    }

    private void findAccesses() {
        int before;
        do {
            before = accesses.cardinality();
            for (MethodCode m : input.methods()) {
                for (int i = 0; i < m.code().size(); i++) {
                    Insn insn = m.code().get(i);
                    if (isAccess(m, i, insn)
                            || (insn instanceof Insn.Call c && targets(m, i, c).intersects(accesses))) {
                        accesses.set(m.id());
                    }
                }
            }
        } while (accesses.cardinality() > before);
    }

    private boolean isAccess(MethodCode m, int at, Insn insn) {
        if (insn instanceof Insn.Load l) {
            Range objects = range(m, at, l.object());
            for (long id = objects.low(); id <= objects.high(); id++) {
                int slot = l.field().slot((int) id);
                if (slot >= 0 && isGuarded(slot)) {
                    return true;
                }
            }
        } else if (insn instanceof Insn.ArrayLoad l) {
            Range arrays = range(m, at, l.array());
            for (long id = arrays.low(); id <= arrays.high(); id++) {
                int first = input.arrays().isArray((int) id) ? input.slots().first((int) id) : -1;
                if (first >= 0 && input.arrays().length((int) id) > 0 && isGuarded(first)) {
                    return true;
                }
            }
        }
        return insn instanceof Insn.Access;
    }

    private boolean isGuarded(int slot) {
        return input.slots().places().get(slot).kind() == Slot.Kind.GUARDED;
    }

    private Range range(MethodCode m, int at, int register) {
        @Nullable Range[] known = ranges.before(m.id(), at);
        Range range = known == null ? null : known[register];
        return range == null ? Range.NULL : range;
    }

    private BitSet targets(MethodCode m, int at, Insn.Call c) {
        @Nullable Range[] known = ranges.before(m.id(), at);
        Range receiver =
                known == null || c.args().isEmpty() ? null : known[c.args().get(0)];
        return Ranges.targets(c.targets(), receiver);
    }

    private void follow(MethodCode m) {
        BitSet after = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        if (enteredAfter.get(m.id())) {
            after.set(0);
            open.add(0);
        }
        for (int i = 0; i < m.code().size(); i++) {
            Insn insn = m.code().get(i);
            boolean mayAccess = isAccess(m, i, insn)
                    || (insn instanceof Insn.Call c && targets(m, i, c).intersects(accesses));
            if (mayAccess && ranges.reachable(m.id(), i)) {
                spread(m, i, after, open);
            }
        }
        while (!open.isEmpty()) {
            int at = open.remove();
            Insn insn = m.code().get(at);
            if (insn instanceof Insn.Call c) {
                enteredAfter.or(targets(m, at, c));
            } else if (insn instanceof Insn.Assume) {
                refusals.add(new Refusal(
                        m.method(),
                        m.file(),
                        m.lines().get(at),
                        "an assumption after a shared access or a look at guarded data",
                        "move Machine.assume before the first access, or branch"));
            }
            spread(m, at, after, open);
        }
    }

    private static void spread(MethodCode m, int at, BitSet after, Deque<Integer> open) {
        for (int next : Operands.next(m.code().get(at), at)) {
            if (!after.get(next)) {
                after.set(next);
                open.add(next);
            }
        }
    }
}
