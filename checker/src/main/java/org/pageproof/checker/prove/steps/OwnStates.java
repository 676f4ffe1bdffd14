package org.pageproof.checker.prove.steps;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.properties.ground.AnyCpus;
import org.pageproof.checker.prove.term.Op;
import org.pageproof.checker.prove.term.SmtLib;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.analysis.Range;
import org.pageproof.checker.steps.program.Start;
import org.pageproof.checker.steps.program.StepProgram;

/**
 * Every state that one CPU can be in by itself, the shared memory being anything at any time. It is found by following the CPU's
 * steps from its start; so it is more than what is reachable, never less, however many other CPUs there are.
 *
 * <p>What a CPU keeps between operations can have too many values: sixteen slots that hold one of two frames each. Then it is
 * {@link Forgetting forgotten} at rest, and what an operation finds out about it is known until the operation ends.
 *
 * <p>A counter is a ghost that no CPU owns and that every step moves by a constant. It is an integer without bounds: its value is
 * that at the start and what each CPU has added to it, its share, which is part of the CPU's own state.
 */
public final class OwnStates {
    private static final int MOST_STATES = 20_000;

    /** With more states at rest than this, what the CPU keeps between operations is forgotten. */
    private static final int MOST_AT_REST = 32;

    /** How many are left of them then. */
    private static final int FEW_AT_REST = 8;

    /** Values of a slot that are told apart. */
    private static final long FEW_VALUES = 256;

    /** How much a CPU adds to a counter that is one. */
    private static final long MOST_SHARE = 64;

    private final StepProgram program;
    private final Variables variables;
    private final TermBuilder terms;
    private final StepTranslator translator;
    private final int cpu;
    private final List<Integer> owned;
    private final List<Integer> locks;
    private final List<Integer> counters;
    private final int mostAtRest;
    private final Forgetting forgetting;
    private final Map<Integer, Set<OwnState>> byLocation = new LinkedHashMap<>();
    private @Nullable Integer noCounter;
    private boolean tooManyAtRest;
    private String failure = "";

    private OwnStates(
            StepProgram program,
            int cpu,
            List<Integer> counters,
            Forgetting forgetting,
            int mostAtRest,
            BooleanSupplier over) {
        ValueRanges ranges = new CountersUnbounded(program, counters);
        this.program = program;
        this.terms = new TermBuilder();
        this.terms.endWhen(over);
        this.variables = new Variables(program, terms, ranges, "");
        this.translator = new StepTranslator(program, variables, new BitSet());
        this.cpu = cpu;
        this.owned = program.owned(cpu).stream().boxed().toList();
        this.locks = program.slots().stream()
                .filter(s -> s.kind() == Slot.Kind.LOCK)
                .map(Slot::id)
                .toList();
        this.counters = counters;
        this.forgetting = forgetting;
        this.mostAtRest = mostAtRest;
    }

    /** The states of a CPU; {@link org.pageproof.checker.prove.term.OutOfTime} is thrown when it is over. */
    public static OwnStates of(StepProgram program, int cpu, BooleanSupplier over) {
        return of(program, cpu, MOST_AT_REST, FEW_AT_REST, over);
    }

    /**
     * The same.
     *
     * @param most with more states at rest than this something is forgotten
     * @param few of how many states at rest nothing has to be forgotten any more
     */
    static OwnStates of(StepProgram program, int cpu, int most, int few, BooleanSupplier over) {
        BitSet anyOwned = new BitSet();
        for (int c = 0; c < program.cpus(); c++) {
            anyOwned.or(program.owned(c));
        }
        List<Integer> counters = new ArrayList<>(program.slots().stream()
                .filter(s -> AnyCpus.canCount(s) && !anyOwned.get(s.id()))
                .filter(s -> Math.abs(program.start(0).slot(s.id())) <= AnyCpus.MOST_AT_START)
                .map(Slot::id)
                .toList());
        Forgetting forgetting =
                new Forgetting(program, program.owned(cpu).stream().boxed().toList());
        while (true) {
            OwnStates all = new OwnStates(program, cpu, counters, forgetting, most, over);
            all.explore();
            if (all.noCounter != null) {
                counters.remove(all.noCounter);
            } else if (all.tooManyAtRest) {
                forgetting = forgetting.more(all.byLocation.getOrDefault(-1, Set.of()), few);
            } else {
                return all;
            }
        }
    }

    private void explore() {
        State start = program.start(0);
        OwnState first = new OwnState(
                -1,
                List.of(),
                List.of(),
                forgetting.atRest(
                        owned.stream().map(s -> Optional.of(start.slot(s))).toList()),
                locks.stream().map(l -> 0).toList(),
                counters.stream().map(c -> 0L).toList());
        Deque<OwnState> open = new ArrayDeque<>(List.of(first));
        Set<OwnState> seen = new HashSet<>(open);
        while (!open.isEmpty() && noCounter == null && !tooManyAtRest && failure.isEmpty()) {
            OwnState at = open.pop();
            Set<OwnState> here = byLocation.computeIfAbsent(at.location(), l -> new LinkedHashSet<>());
            here.add(at);
            tooManyAtRest = at.location() < 0 && here.size() > mostAtRest && forgetting.isPossible(here);
            for (Way way : ways(at)) {
                OwnState next = after(at, way);
                if (next != null && seen.add(next)) {
                    open.push(next);
                }
            }
            if (seen.size() > MOST_STATES) {
                failure = "one CPU by itself has more than " + MOST_STATES + " states";
            }
        }
    }

    private List<Way> ways(OwnState at) {
        Known known = known(at);
        if (at.location() >= 0) {
            return translator.follow(cpu, at.location(), null, known).ways();
        }
        List<Way> all = new ArrayList<>();
        for (Start s : program.parts().programs().get(cpu).get(0)) {
            all.addAll(translator.follow(cpu, -1, s, known).ways());
        }
        return all;
    }

    private Known known(OwnState at) {
        Map<Integer, Term> slots = new HashMap<>();
        List<Term> conditions = new ArrayList<>();
        for (int i = 0; i < owned.size(); i++) {
            if (at.slots().get(i).isPresent()) {
                slots.put(owned.get(i), terms.constant(at.slots().get(i).get(), Variables.WIDE));
            }
        }
        for (int i = 0; i < locks.size(); i++) {
            int lock = locks.get(i);
            int depth = at.depths().get(i);
            if (depth > 0) {
                slots.put(lock, terms.constant(value(depth), Variables.WIDE));
            } else {
                conditions.add(terms.not(mine(variables, cpu, lock)));
            }
        }
        return new Known(at.registers(), at.same(), slots, conditions);
    }

    private long value(int depth) {
        return cpu + 1L + (long) program.cpus() * (depth - 1);
    }

    /** That a CPU holds a lock. */
    Term mine(Variables of, int cpu, int lock) {
        TermBuilder builder = of.terms();
        Term mine = builder.no();
        for (long v = cpu + 1L; v <= program.parts().slotRanges().get(lock).max(); v += program.cpus()) {
            mine = builder.or(mine, builder.equal(of.slot(lock), builder.constant(v, Variables.WIDE)));
        }
        return mine;
    }

    private @Nullable OwnState after(OwnState at, Way way) {
        int location;
        List<Optional<Long>> registers = new ArrayList<>();
        List<Integer> same = new ArrayList<>();
        if (way.end() instanceof End.At there) {
            location = there.location();
            for (Term r : there.registers()) {
                registers.add(constant(r));
                same.add(there.registers().indexOf(r));
            }
        } else if (way.end() instanceof End.AtRest) {
            location = -1;
        } else {
            if (way.end() instanceof End.GivenUp g) {
                failure = g.file() + ":" + g.line() + ": " + g.reason();
            }
            return null;
        }
        List<Optional<Long>> slots = new ArrayList<>();
        for (int i = 0; i < owned.size(); i++) {
            Term written = way.writes().get(owned.get(i));
            slots.add(written == null ? kept(at.slots().get(i), owned.get(i), way) : constant(written));
        }
        List<Integer> depths = new ArrayList<>();
        for (int i = 0; i < locks.size(); i++) {
            Term written = way.writes().get(locks.get(i));
            depths.add(written == null ? at.depths().get(i) : depth(constant(written)));
        }
        List<Long> shares = new ArrayList<>();
        for (int i = 0; i < counters.size(); i++) {
            int slot = counters.get(i);
            Term written = way.writes().get(slot);
            Optional<Long> by = written == null ? Optional.of(0L) : shift(written, variables.slot(slot));
            long share = at.shares().get(i) + by.orElse(0L);
            if (by.isEmpty() || Math.abs(share) > MOST_SHARE || isLookedAt(slot, way)) {
                noCounter = slot;
                return null;
            }
            shares.add(share);
        }
        List<Optional<Long>> left = location < 0 ? forgetting.atRest(slots) : slots;
        return new OwnState(location, registers, same, left, depths, shares);
    }

    /** Whether the way does more with a slot than move it. Bounds of what is made of it were inferred from its own. */
    private boolean isLookedAt(int slot, Way way) {
        List<Term> all = new ArrayList<>(way.guard());
        way.writes().forEach((written, value) -> {
            if (written != slot) {
                all.add(value);
            }
        });
        if (way.end() instanceof End.At there) {
            all.addAll(there.registers());
        }
        return SmtLib.variables(all).contains(variables.slotVariable(slot));
    }

    /** What a slot is that the way leaves as it is: if nothing is known of it the way may have decided that. */
    private Optional<Long> kept(Optional<Long> before, int slot, Way way) {
        Term variable = variables.slotVariable(slot);
        if (before.isPresent() || !variable.isVariable()) {
            return before;
        }
        List<Term> decided = way.guard().stream()
                .filter(g -> SmtLib.variables(List.of(g)).equals(List.of(variable)))
                .toList();
        Range range = variables.ranges().slot(slot);
        Optional<Long> only = Optional.empty();
        long further = range.max() - range.min();
        boolean many = further < 0 || further > FEW_VALUES;
        if (decided.isEmpty() || many) {
            return only;
        }
        for (long v = range.min(); v <= range.max(); v++) {
            Map<Term, Term> is = Map.of(variable, terms.constant(v, variable.width()));
            if (range.contains(v)
                    && decided.stream().noneMatch(d -> terms.replace(d, is).isFalse())) {
                if (only.isPresent()) {
                    return Optional.empty();
                }
                only = Optional.of(v);
            }
        }
        return only;
    }

    private int depth(Optional<Long> value) {
        if (value.isEmpty()) {
            failure = "a lock that is taken in a way that cannot be followed";
            return 0;
        }
        return value.get() == 0 ? 0 : (int) ((value.get() - 1 - cpu) / program.cpus()) + 1;
    }

    private static Optional<Long> constant(Term term) {
        return term.isConstant() ? Optional.of(term.signedValue()) : Optional.empty();
    }

    /** By how much a term is more than another, where that is plain. */
    private static Optional<Long> shift(Term term, Term from) {
        if (term == from) {
            return Optional.of(0L);
        } else if (term.op() == Op.ADD && term.operand(1).isConstant()) {
            return shift(term.operand(0), from).map(s -> s + term.operand(1).signedValue());
        } else if (term.op() == Op.ADD && term.operand(0).isConstant()) {
            return shift(term.operand(1), from).map(s -> s + term.operand(0).signedValue());
        } else if (term.op() == Op.SUBTRACT && term.operand(1).isConstant()) {
            return shift(term.operand(0), from).map(s -> s - term.operand(1).signedValue());
        }
        return Optional.empty();
    }

    /** Why they are not known; empty when they are. */
    public String failure() {
        return failure;
    }

    /** Where the CPU can be, with its states there. */
    public Map<Integer, Set<OwnState>> byLocation() {
        return byLocation;
    }

    /** The slots that it owns. */
    public List<Integer> owned() {
        return owned;
    }

    /** The slots of all locks. */
    public List<Integer> locks() {
        return locks;
    }

    /** The slots of all counters. */
    public List<Integer> counters() {
        return counters;
    }
}
