package org.pageproof.checker.steps.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.ir.MethodCode;
import org.pageproof.checker.steps.ir.Operands;

/** Works out, per location, which registers of which frames are live and which of those must be stored. */
public final class LiveStates {
    private final Input input;
    private final Ranges ranges;
    private final PathTable paths;
    private final SelfRegisters self;
    private final Map<Integer, Liveness> liveness = new HashMap<>();
    private final Map<Integer, KnownValues> known = new HashMap<>();

    private LiveStates(Input input, Ranges ranges, PathTable paths) {
        this.input = input;
        this.ranges = ranges;
        this.paths = paths;
        this.self = SelfRegisters.of(input);
    }

    /** The live state of every location, by id. */
    public static List<LiveState> of(Input input, Ranges ranges, PathTable paths) {
        LiveStates l = new LiveStates(input, ranges, paths);
        List<LiveState> result = new ArrayList<>();
        for (PathTable.Place place : paths.places()) {
            result.add(l.at(place));
        }
        return result;
    }

    private LiveState at(PathTable.Place place) {
        List<LiveState.Stored> stored = new ArrayList<>();
        List<LiveState.Derived> derived = new ArrayList<>();
        int insn = place.insn();
        for (int p = place.path(); p >= 0; p = paths.paths().get(p).parent()) {
            PathTable.Path path = paths.paths().get(p);
            MethodCode m = input.methods().get(path.method());
            boolean top = p == place.path();
            BitSet live = (BitSet) (top ? liveness(m).before(insn) : liveness(m).after(insn)).clone();
            int defined = top ? -1 : Operands.defined(m.code().get(insn));
            if (defined >= 0) {
                live.clear(defined);
            }
            frame(path, m, insn, live, stored, derived);
            insn = path.call();
        }
        return new LiveState(List.copyOf(stored), List.copyOf(derived));
    }

    private void frame(
            PathTable.Path path,
            MethodCode m,
            int insn,
            BitSet live,
            List<LiveState.Stored> stored,
            List<LiveState.Derived> derived) {
        KnownValues values = known.computeIfAbsent(m.id(), k -> KnownValues.of(input, ranges, m));
        int base = path.base();
        for (int r = live.nextSetBit(0); r >= 0; r = live.nextSetBit(r + 1)) {
            Range range = range(m, insn, r);
            if (range.isConstant()) {
                long only = range.nullable() ? 0 : range.low();
                derived.add(new LiveState.Derived(base + r, base, new Value.Constant(only)));
            } else if (self.isSelf(m.id(), r)) {
                derived.add(new LiveState.Derived(base + r, base, new Value.Self()));
            } else {
                Value v = values.before(insn, r);
                if (v != null && Value.all(v, q -> live.get(q))) {
                    derived.add(new LiveState.Derived(base + r, base, v));
                } else {
                    stored.add(new LiveState.Stored(base + r, range));
                }
            }
        }
        sort(derived, path.base(), m.registers());
    }

    /** Orders the expressions of a frame so that each comes after those it needs. */
    private static void sort(List<LiveState.Derived> derived, int base, int registers) {
        List<LiveState.Derived> open = new ArrayList<>();
        derived.removeIf(d -> {
            boolean here = d.base() == base && d.register() < base + registers;
            if (here) {
                open.add(d);
            }
            return here;
        });
        while (!open.isEmpty()) {
            LiveState.Derived next = open.stream()
                    .filter(d -> Value.all(d.value(), q -> open.stream().noneMatch(o -> o.register() == base + q)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("registers that are derived from each other"));
            open.remove(next);
            derived.add(next);
        }
    }

    private Liveness liveness(MethodCode m) {
        return liveness.computeIfAbsent(m.id(), k -> Liveness.of(m.registers(), m.code()));
    }

    private Range range(MethodCode m, int insn, int register) {
        @Nullable Range[] known = ranges.before(m.id(), insn);
        Range range = known == null ? null : known[register];
        if (range == null) {
            throw new IllegalStateException("a live register without a value: " + m.method() + " register " + register);
        }
        return range;
    }
}
