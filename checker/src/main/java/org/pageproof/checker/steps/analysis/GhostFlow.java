package org.pageproof.checker.steps.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.ModelRefused;
import org.pageproof.checker.steps.Refusal;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.ir.MethodCode;
import org.pageproof.checker.steps.ir.Operands;
import org.pageproof.checker.steps.ir.PlainField;

/**
 * Refuses models whose behaviour depends on a ghost. A register is tainted where it may hold a value computed from a ghost; a
 * tainted register may only be stored into a ghost, or go into more such values.
 */
public final class GhostFlow {
    private final Input input;
    private final Ranges ranges;
    private final List<Refusal> refusals = new ArrayList<>();

    private GhostFlow(Input input, Ranges ranges) {
        this.input = input;
        this.ranges = ranges;
    }

    /**
     * Checks all methods.
     *
     * @throws ModelRefused with every place where a ghost matters
     */
    public static void check(Input input, Ranges ranges) throws ModelRefused {
        GhostFlow g = new GhostFlow(input, ranges);
        input.methods().forEach(g::method);
        if (!g.refusals.isEmpty()) {
            throw new ModelRefused(g.refusals);
        }
    }

    private void method(MethodCode m) {
        List<Insn> code = m.code();
        BitSet[] before = new BitSet[code.size() + 1];
        for (int i = 0; i < before.length; i++) {
            before[i] = new BitSet();
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < code.size(); i++) {
                BitSet out = (BitSet) before[i].clone();
                int to = Operands.defined(code.get(i));
                if (to >= 0) {
                    out.set(to, tainted(m, i, before[i]));
                }
                for (int next : Operands.next(code.get(i), i)) {
                    BitSet joined = (BitSet) before[next].clone();
                    joined.or(out);
                    changed |= !joined.equals(before[next]);
                    before[next] = joined;
                }
            }
        }
        for (int i = 0; i < code.size(); i++) {
            if (ranges.reachable(m.id(), i)) {
                use(m, i, before[i]);
            }
        }
    }

    private boolean tainted(MethodCode m, int at, BitSet in) {
        Insn insn = m.code().get(at);
        if (insn instanceof Insn.Load l && fieldHas(m, at, l.object(), l.field(), true)) {
            return true;
        } else if (insn instanceof Insn.ArrayLoad l && arrayHas(m, at, l.array(), true)) {
            return true;
        }
        return Operands.used(insn).stream().anyMatch(in::get);
    }

    private void use(MethodCode m, int at, BitSet in) {
        Insn insn = m.code().get(at);
        if (insn instanceof Insn.Branch || insn instanceof Insn.Switch) {
            refuse(m, at, in, Operands.used(insn), "a branch that depends on a ghost");
        } else if (insn instanceof Insn.Access || insn instanceof Insn.Pure) {
            refuse(m, at, in, Operands.used(insn), "a shared access that depends on a ghost");
        } else if (insn instanceof Insn.Call || insn instanceof Insn.Return) {
            refuse(m, at, in, Operands.used(insn), "a ghost as an argument or result");
        } else if (insn instanceof Insn.Choose || insn instanceof Insn.Assume || insn instanceof Insn.BugOn) {
            refuse(m, at, in, Operands.used(insn), "a choice, assumption or check that depends on a ghost");
        } else if (insn instanceof Insn.Load l) {
            refuse(m, at, in, List.of(l.object()), "an object that depends on a ghost");
        } else if (insn instanceof Insn.ArrayLoad l) {
            refuse(m, at, in, List.of(l.array(), l.index()), "an array index that depends on a ghost");
        } else if (insn instanceof Insn.ArrayLength || insn instanceof Insn.Cast) {
            refuse(m, at, in, Operands.used(insn), "an object that depends on a ghost");
        } else if (insn instanceof Insn.Binary b && (b.op() == Insn.Op.DIV || b.op() == Insn.Op.REM)) {
            refuse(m, at, in, List.of(b.right()), "a division by a ghost");
        } else if (insn instanceof Insn.Store s) {
            refuse(m, at, in, List.of(s.object()), "an object that depends on a ghost");
            if (fieldHas(m, at, s.object(), s.field(), false)) {
                refuse(
                        m,
                        at,
                        in,
                        List.of(s.from()),
                        "a ghost that is stored into " + s.field().name());
            }
        } else if (insn instanceof Insn.ArrayStore s) {
            refuse(m, at, in, List.of(s.array(), s.index()), "an array index that depends on a ghost");
            if (arrayHas(m, at, s.array(), false)) {
                refuse(m, at, in, List.of(s.from()), "a ghost that is stored into an array that is no ghost");
            }
        }
    }

    private void refuse(MethodCode m, int at, BitSet in, List<Integer> registers, String what) {
        if (registers.stream().anyMatch(in::get)) {
            refusals.add(new Refusal(
                    m.method(),
                    m.file(),
                    m.lines().get(at),
                    what,
                    "a ghost may flow into ghosts and specs only; drop @Ghost if the model needs the value"));
        }
    }

    private boolean fieldHas(MethodCode m, int at, int register, PlainField field, boolean ghost) {
        Range objects = range(m, at, register);
        for (long id = objects.low(); id <= objects.high(); id++) {
            int slot = field.slot((int) id);
            if (slot >= 0 && isGhost(slot) == ghost) {
                return true;
            }
        }
        return false;
    }

    private boolean arrayHas(MethodCode m, int at, int register, boolean ghost) {
        Range arrays = range(m, at, register);
        for (long id = arrays.low(); id <= arrays.high(); id++) {
            int first = input.slots().first((int) id);
            if (input.arrays().isArray((int) id)
                    && first >= 0
                    && input.arrays().length((int) id) > 0
                    && isGhost(first) == ghost) {
                return true;
            }
        }
        return false;
    }

    private boolean isGhost(int slot) {
        return input.slots().places().get(slot).kind() == Slot.Kind.GHOST;
    }

    private Range range(MethodCode m, int at, int register) {
        @Nullable Range[] known = ranges.before(m.id(), at);
        Range range = known == null ? null : known[register];
        return range == null ? Range.NULL : range;
    }
}
