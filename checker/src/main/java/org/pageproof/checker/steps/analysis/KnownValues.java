package org.pageproof.checker.steps.analysis;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.ir.MethodCode;
import org.pageproof.checker.steps.ir.Operands;

/**
 * Which registers equal a pure expression over other registers, on every path. Division is left out: what is computed again
 * must not fail.
 */
public final class KnownValues {
    private static final int DEPTH = 6;

    private final Input input;
    private final Ranges ranges;
    private final MethodCode method;
    private final @Nullable Value[] @Nullable [] before;

    private KnownValues(Input input, Ranges ranges, MethodCode method) {
        this.input = input;
        this.ranges = ranges;
        this.method = method;
        this.before = new Value[method.code().size()][];
    }

    /** The known values of a method. */
    public static KnownValues of(Input input, Ranges ranges, MethodCode method) {
        KnownValues k = new KnownValues(input, ranges, method);
        k.run();
        return k;
    }

    /** The expression that the register equals before the instruction, or null. */
    public @Nullable Value before(int index, int register) {
        @Nullable Value[] facts = before[index];
        return facts == null ? null : facts[register];
    }

    private void run() {
        List<Insn> code = method.code();
        Deque<Integer> open = new ArrayDeque<>();
        before[0] = new Value[method.registers()];
        open.add(0);
        while (!open.isEmpty()) {
            int at = open.remove();
            @Nullable Value[] out = transfer(at, code.get(at), Objects.requireNonNull(before[at]));
            for (int next : Operands.next(code.get(at), at)) {
                @Nullable Value[] known = before[next];
                if (known == null) {
                    before[next] = out.clone();
                    open.add(next);
                } else if (meet(known, out)) {
                    open.add(next);
                }
            }
        }
    }

    /** Drops from {@code known} what does not hold in {@code out} as well; whether anything was dropped. */
    private static boolean meet(@Nullable Value[] known, @Nullable Value[] out) {
        boolean dropped = false;
        for (int r = 0; r < known.length; r++) {
            if (known[r] != null && !known[r].equals(out[r])) {
                known[r] = null;
                dropped = true;
            }
        }
        return dropped;
    }

    private @Nullable Value[] transfer(int at, Insn insn, @Nullable Value[] in) {
        int to = Operands.defined(insn);
        if (to < 0) {
            return in;
        }
        Value value = value(at, insn, in);
        @Nullable Value[] out = Arrays.copyOf(in, in.length);
        for (int r = 0; r < out.length; r++) {
            if (out[r] != null && !Value.all(out[r], q -> q != to)) {
                out[r] = null;
            }
        }
        boolean stays = value != null && Value.all(value, q -> q != to) && Value.depth(value) <= DEPTH;
        out[to] = stays ? value : null;
        return out;
    }

    private Value expand(int register, @Nullable Value[] in) {
        Value known = in[register];
        return known == null ? new Value.Register(register) : known;
    }

    private @Nullable Value value(int at, Insn insn, @Nullable Value[] in) {
        if (insn instanceof Insn.Const i) {
            return new Value.Constant(i.value());
        } else if (insn instanceof Insn.Ref i) {
            return new Value.Constant(i.object());
        } else if (insn instanceof Insn.Move i) {
            return expand(i.from(), in);
        } else if (insn instanceof Insn.Binary i) {
            boolean divides = i.op() == Insn.Op.DIV || i.op() == Insn.Op.REM;
            return divides ? null : new Value.Computed(i.op(), i.wide(), expand(i.left(), in), expand(i.right(), in));
        } else if (insn instanceof Insn.Unary i) {
            return new Value.Converted(i.op(), expand(i.from(), in));
        } else if (insn instanceof Insn.Load i && constant(at, i)) {
            return new Value.Field(i.field(), expand(i.object(), in));
        } else if (insn instanceof Insn.ArrayLoad i && constant(at, i)) {
            return new Value.Element(expand(i.array(), in), expand(i.index(), in));
        }
        return null;
    }

    private boolean constant(int at, Insn.Load load) {
        Range objects = range(at, load.object());
        if (objects == null) {
            return false;
        }
        for (long id = objects.low(); id <= objects.high(); id++) {
            if (load.field().slot((int) id) >= 0) {
                return false;
            }
        }
        return true;
    }

    private boolean constant(int at, Insn.ArrayLoad load) {
        Range arrays = range(at, load.array());
        if (arrays == null) {
            return false;
        }
        for (long id = arrays.low(); id <= arrays.high(); id++) {
            if (input.slots().first((int) id) >= 0) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Range range(int at, int register) {
        @Nullable Range[] known = ranges.before(method.id(), at);
        return known == null ? null : known[register];
    }
}
