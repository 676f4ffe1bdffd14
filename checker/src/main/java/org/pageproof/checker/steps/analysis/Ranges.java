package org.pageproof.checker.steps.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.Meaning;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.ir.MethodCode;
import org.pageproof.checker.steps.ir.Operands;
import org.pageproof.checker.steps.ir.Targets;
import org.pageproof.checker.steps.world.Place;

/**
 * An interval analysis of the whole program: what each register may hold at each instruction, whatever the interleaving.
 *
 * <p>It is context-insensitive (one summary per method) and flow-insensitive in shared data (one range per slot or group of
 * slots), which makes it sound under every interleaving. Ranges grow until nothing changes; from the fourth visit on they
 * grow in jumps, so that the analysis ends.
 */
public final class Ranges {
    private static final int PATIENCE = 4;

    private final Input input;
    private final Thresholds thresholds;
    private final @Nullable Range[][] parameters;
    private final @Nullable Range[] results;
    private final @Nullable Range[] groups;
    private final int[] groupGrowth;
    private final int[] parameterGrowth;
    private final @Nullable Range[][][] before;
    private final BitSet storedArrays = new BitSet();
    private final BitSet called = new BitSet();
    private boolean changed;

    private Ranges(Input input) {
        this.input = input;
        this.thresholds = new Thresholds(input.methods(), input.world().size());
        int n = input.methods().size();
        this.parameters = new Range[n][];
        this.results = new Range[n];
        this.groups = new Range[input.slots().groups()];
        this.groupGrowth = new int[groups.length];
        this.parameterGrowth = new int[n];
        this.before = new Range[n][][];
        for (int m = 0; m < n; m++) {
            MethodCode code = input.methods().get(m);
            parameters[m] = new Range[code.registers()];
            before[m] = new Range[code.code().size()][];
        }
    }

    /** The ranges of a program. */
    public static Ranges of(Input input) {
        Ranges r = new Ranges(input);
        r.run();
        return r;
    }

    private void run() {
        List<Place> places = input.slots().places();
        for (int s = 0; s < places.size(); s++) {
            Place p = places.get(s);
            if (!p.bounded()) {
                boolean reference = p.meaning() instanceof Meaning.Reference;
                for (List<Long> start : input.starts()) {
                    long value = start.get(s);
                    groups[p.group()] =
                            Range.join(groups[p.group()], reference ? Range.reference(value) : Range.only(value));
                }
            }
        }
        for (Input.Entry e : input.entries()) {
            passArguments(e.method(), e.parameters());
        }
        do {
            changed = false;
            for (int m = 0; m < parameters.length; m++) {
                if (called(m)) {
                    analyse(m);
                }
            }
        } while (changed);
    }

    private boolean called(int method) {
        MethodCode m = input.methods().get(method);
        for (int r : m.parameterRegisters()) {
            if (parameters[method][r] == null) {
                return false;
            }
        }
        return called.get(method);
    }

    private void passArguments(int method, List<Range> arguments) {
        called.set(method);
        List<Integer> registers = input.methods().get(method).parameterRegisters();
        for (int i = 0; i < registers.size(); i++) {
            @Nullable Range old = parameters[method][registers.get(i)];
            Range joined = Range.join(old, arguments.get(i));
            if (!joined.equals(old)) {
                boolean jump = old != null && parameterGrowth[method]++ > 8 * PATIENCE;
                parameters[method][registers.get(i)] = jump ? thresholds.widen(old, joined) : joined;
                changed = true;
            }
        }
    }

    private void analyse(int method) {
        MethodCode m = input.methods().get(method);
        @Nullable Range[][] in = before[method];
        int[] visits = new int[m.code().size()];
        Deque<Integer> open = new ArrayDeque<>();
        @Nullable Range[] start = parameters[method].clone();
        flow(in, visits, open, -1, 0, start);
        // Results of calls and ranges of slots may have grown since the last round, so everything reached is looked at
        // again.
        for (int i = 0; i < in.length; i++) {
            if (in[i] != null) {
                open.add(i);
            }
        }
        while (!open.isEmpty()) {
            int at = open.remove();
            Insn insn = m.code().get(at);
            @Nullable Range[] here = in[at];
            if (here == null) {
                continue;
            }
            @Nullable Range[] out = here.clone();
            if (insn instanceof Insn.Branch b) {
                @Nullable Range[] taken = Refinement.when(b.cond(), b, here);
                @Nullable Range[] fallen = Refinement.when(Refinement.not(b.cond()), b, here);
                if (taken != null) {
                    flow(in, visits, open, at, b.target(), taken);
                }
                if (fallen != null) {
                    flow(in, visits, open, at, at + 1, fallen);
                }
            } else if (step(method, insn, out)) {
                for (int next : Operands.next(insn, at)) {
                    flow(in, visits, open, at, next, out);
                }
            }
        }
    }

    private void flow(
            @Nullable Range[][] in, int[] visits, Deque<Integer> open, int from, int to, @Nullable Range[] state) {
        @Nullable Range[] known = in[to];
        if (known == null) {
            in[to] = state.clone();
            open.add(to);
            return;
        }
        boolean grew = false;
        boolean jump = to <= from && ++visits[to] > PATIENCE;
        for (int r = 0; r < state.length; r++) {
            Range now = state[r];
            Range old = known[r];
            if (now != null) {
                Range joined = Range.join(old, now);
                if (!joined.equals(old)) {
                    known[r] = jump && old != null ? thresholds.widen(old, joined) : joined;
                    grew = true;
                }
            }
        }
        if (grew) {
            open.add(to);
        }
    }

    /** Applies the instruction; false when control cannot go on after it. */
    private boolean step(int method, Insn insn, @Nullable Range[] r) {
        Transfer t = new Transfer(this, input, r);
        if (insn instanceof Insn.Call c) {
            return call(c, r);
        } else if (insn instanceof Insn.Return e) {
            Range value = e.from() < 0 ? Range.only(0) : r[e.from()];
            if (value != null && !value.equals(results[method])) {
                Range joined = Range.join(results[method], value);
                if (!joined.equals(results[method])) {
                    Range old = results[method];
                    boolean jump = old != null && parameterGrowth[method]++ > 8 * PATIENCE;
                    results[method] = jump ? thresholds.widen(old, joined) : joined;
                    changed = true;
                }
            }
            return true;
        }
        return t.apply(insn);
    }

    private boolean call(Insn.Call c, @Nullable Range[] r) {
        List<Range> arguments = new ArrayList<>();
        for (int a : c.args()) {
            Range range = r[a];
            if (range == null) {
                return false;
            }
            arguments.add(range);
        }
        @Nullable Range result = null;
        for (int target : targets(c.targets(), c.instance() ? arguments.get(0) : null).stream()
                .toArray()) {
            List<Range> passed = arguments;
            if (c.instance()) {
                passed = new ArrayList<>(arguments);
                Range receiver = arguments.get(0);
                passed.set(0, Range.of(receiver.low(), receiver.high()));
            }
            passArguments(target, passed);
            Range returned = results[target];
            result = returned == null ? result : Range.join(result, returned);
        }
        if (c.to() >= 0) {
            r[c.to()] = result;
        }
        return result != null;
    }

    /** The methods that a call may reach for receivers in the range. */
    static BitSet targets(Targets targets, @Nullable Range receiver) {
        BitSet result = new BitSet();
        if (targets.direct() >= 0) {
            result.set(targets.direct());
        } else if (receiver != null) {
            for (long id = receiver.low(); id <= receiver.high(); id++) {
                if (targets.of((int) id) >= 0) {
                    result.set(targets.of((int) id));
                }
            }
        }
        return result;
    }

    /** Notes that a slot may take a value. */
    void store(int slot, Range value) {
        Place p = input.slots().places().get(slot);
        if (!p.bounded()) {
            Range old = groups[p.group()];
            Range joined = Range.join(old, value);
            if (!joined.equals(old)) {
                boolean jump = old != null && ++groupGrowth[p.group()] > PATIENCE;
                groups[p.group()] = jump ? thresholds.widen(old, joined) : joined;
                changed = true;
            }
        }
    }

    void storedTo(int array) {
        storedArrays.set(array);
    }

    /** The arrays that some operation may write to. */
    public BitSet storedArrays() {
        return storedArrays;
    }

    /** What the slot may hold. */
    public Range slot(int slot) {
        Place p = input.slots().places().get(slot);
        if (p.bounded()) {
            boolean cell = p.kind() == Slot.Kind.CELL;
            return new Range(p.low(), p.high(), cell);
        }
        Range range = groups[p.group()];
        return range == null ? Range.NULL : range;
    }

    /** What each register may hold before the instruction: null for a register that holds nothing yet; null in all for unreachable code. */
    public @Nullable Range @Nullable [] before(int method, int index) {
        return before[method][index];
    }

    public boolean reachable(int method, int index) {
        return before[method][index] != null;
    }
}
