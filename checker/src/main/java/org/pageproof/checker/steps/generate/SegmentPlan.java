package org.pageproof.checker.steps.generate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.pageproof.checker.steps.analysis.Liveness;
import org.pageproof.checker.steps.analysis.Ranges;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.ir.MethodCode;
import org.pageproof.checker.steps.ir.ObjectSet;
import org.pageproof.checker.steps.ir.Operands;
import org.pageproof.checker.steps.ir.PlainField;
import org.pageproof.checker.steps.program.StepProgram;

/** Decides where segments begin and what each contains, and numbers what generated code refers to. */
final class SegmentPlan {
    /** A segment of more instructions is cut: HotSpot does not compile methods of more than 8,000 bytes. */
    static final int LONGEST = 200;

    /**
     * One segment.
     *
     * @param start its first instruction; an access is executed when it is the start, otherwise it ends the segment
     * @param body the instructions of it, the start included
     */
    record Segment(int number, int method, int start, TreeSet<Integer> body) {}

    private final StepProgram.Parts parts;
    private final List<MethodCode> methods;
    private final Ranges ranges;
    private final Map<Long, Integer> numbers = new HashMap<>();
    private final List<Segment> segments = new ArrayList<>();
    private final Deque<Segment> open = new ArrayDeque<>();
    private final Map<Integer, Liveness> liveness = new HashMap<>();
    private final Map<PlainField, Integer> fields = new LinkedHashMap<>();
    private final Map<ObjectSet, Integer> sets = new LinkedHashMap<>();

    SegmentPlan(StepProgram program) {
        parts = program.parts();
        methods = parts.methods();
        ranges = parts.ranges();
        for (MethodCode m : methods) {
            begin(m.id(), 0);
            for (int i = 0; i < m.code().size(); i++) {
                Insn insn = m.code().get(i);
                if (insn instanceof Insn.Access) {
                    begin(m.id(), i);
                } else if (insn instanceof Insn.Call) {
                    begin(m.id(), i + 1);
                }
                number(insn);
            }
        }
        while (!open.isEmpty()) {
            fill(open.remove());
        }
    }

    private void number(Insn insn) {
        if (insn instanceof Insn.Load i) {
            fields.putIfAbsent(i.field(), fields.size());
        } else if (insn instanceof Insn.Store i) {
            fields.putIfAbsent(i.field(), fields.size());
        } else if (insn instanceof Insn.Cast i) {
            sets.putIfAbsent(i.legal(), sets.size());
        } else if (insn instanceof Insn.InstanceOf i) {
            sets.putIfAbsent(i.of(), sets.size());
        }
    }

    private int begin(int method, int start) {
        return numbers.computeIfAbsent(key(method, start), k -> {
            Segment s = new Segment(segments.size(), method, start, new TreeSet<>());
            segments.add(s);
            open.add(s);
            return s.number();
        });
    }

    private static long key(int method, int start) {
        return (long) method << 32 | start;
    }

    private void fill(Segment s) {
        List<Insn> code = methods.get(s.method()).code();
        Deque<Integer> next = new ArrayDeque<>();
        next.add(s.start());
        while (!next.isEmpty()) {
            int at = next.remove();
            boolean ends = at != s.start() && (code.get(at) instanceof Insn.Access || isStart(s.method(), at));
            if (ends || s.body().contains(at)) {
                continue;
            }
            if (s.body().size() >= LONGEST) {
                begin(s.method(), at);
                continue;
            }
            s.body().add(at);
            if (!(code.get(at) instanceof Insn.Call)) {
                next.addAll(Operands.next(code.get(at), at));
            }
        }
    }

    private boolean isStart(int method, int at) {
        return numbers.containsKey(key(method, at));
    }

    List<Segment> segments() {
        return segments;
    }

    /** The number of the segment that begins at the instruction. */
    int segment(int method, int start) {
        Integer n = numbers.get(key(method, start));
        if (n == null) {
            throw new IllegalStateException("no segment begins there");
        }
        return n;
    }

    StepProgram.Parts parts() {
        return parts;
    }

    MethodCode method(int id) {
        return methods.get(id);
    }

    Liveness liveness(int method) {
        return liveness.computeIfAbsent(
                method,
                id -> Liveness.of(methods.get(id).registers(), methods.get(id).code()));
    }

    Ranges ranges() {
        return ranges;
    }

    List<PlainField> fields() {
        return List.copyOf(fields.keySet());
    }

    int field(PlainField field) {
        Integer n = fields.get(field);
        if (n == null) {
            throw new IllegalStateException("no number for " + field);
        }
        return n;
    }

    List<ObjectSet> objectSets() {
        return List.copyOf(sets.keySet());
    }

    int objectSet(ObjectSet set) {
        Integer n = sets.get(set);
        if (n == null) {
            throw new IllegalStateException("no number for " + set);
        }
        return n;
    }

    /** How many accesses (or calls) of the method come before the instruction. */
    int ordinal(int method, int at, Class<? extends Insn> kind) {
        int n = 0;
        for (int i = 0; i < at; i++) {
            n += kind.isInstance(methods.get(method).code().get(i)) ? 1 : 0;
        }
        return n;
    }

    /** The {@code n}-th call of a method. */
    Insn.Call call(int method, int n) {
        int seen = 0;
        for (Insn i : methods.get(method).code()) {
            if (i instanceof Insn.Call c && seen++ == n) {
                return c;
            }
        }
        throw new IllegalStateException("no call " + n);
    }
}
