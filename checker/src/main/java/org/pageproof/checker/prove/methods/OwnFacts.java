package org.pageproof.checker.prove.methods;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.pageproof.checker.prove.steps.AnyNumber;
import org.pageproof.checker.prove.steps.CpuStates;
import org.pageproof.checker.prove.steps.OwnState;
import org.pageproof.checker.prove.steps.Variables;
import org.pageproof.checker.prove.term.Op;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;
import org.pageproof.checker.steps.program.StepProgram;

/** What the own states of the CPUs say of a state, as terms. They are true however many CPUs there are. */
final class OwnFacts {
    /** Shares are at most 64, of four CPUs. */
    private static final int SHARE = 10;

    private static final int REST = 63;

    private final StepProgram program;
    private final AnyNumber any;
    private final Variables variables;
    private final TermBuilder terms;
    private final List<Term> ofAll = new ArrayList<>();
    private final Map<List<Integer>, List<Term>> ofSteps = new LinkedHashMap<>();

    OwnFacts(ProofSystem system, AnyNumber any) {
        this.program = system.program();
        this.any = any;
        this.variables = system.variables();
        this.terms = system.terms();
        counters();
        for (CpuStates s : any.states()) {
            related(s);
            inPairs(s);
        }
    }

    /** What is true of every state. */
    List<Term> ofAll() {
        return ofAll;
    }

    /** What is true before a step that a CPU makes at a location. */
    List<Term> at(int cpu, int location) {
        return ofSteps.computeIfAbsent(List.of(cpu, location), k -> at(any.states(cpu), location));
    }

    private Term constant(long value) {
        return terms.constant(value, Variables.WIDE);
    }

    private Term share(int cpu, int counter) {
        return terms.signExtend(narrowShare(cpu, counter), Variables.WIDE);
    }

    private Term narrowShare(int cpu, int counter) {
        return terms.variable(
                "cpu" + cpu + " share of " + program.slots().get(counter).path(), SHARE);
    }

    private Term othersShare(int counter) {
        return terms.variable("others share of " + program.slots().get(counter).path(), REST);
    }

    /** A counter is what it was at the start, and what each CPU has added. */
    private void counters() {
        List<Integer> counters = any.states(0).counters();
        for (int i = 0; i < counters.size(); i++) {
            int counter = counters.get(i);
            Term sum = terms.constant(0, SHARE);
            long least = 0;
            for (CpuStates s : any.states()) {
                sum = terms.apply(Op.ADD, sum, narrowShare(s.cpu(), counter));
                int index = i;
                least = Math.min(
                        least,
                        s.byLocation().values().stream()
                                .flatMap(Set::stream)
                                .mapToLong(o -> o.shares().get(index))
                                .min()
                                .orElse(0));
            }
            Term rest = othersShare(counter);
            Term wide = least < 0 ? terms.signExtend(rest, Variables.WIDE) : terms.zeroExtend(rest, Variables.WIDE);
            Term most = terms.constant(1L << 61, Variables.WIDE);
            ofAll.add(terms.apply(Op.SIGNED_AT_MOST, wide, most));
            ofAll.add(terms.apply(Op.SIGNED_AT_MOST, terms.constant(-(1L << 61), Variables.WIDE), wide));
            Term start = constant(program.start(0).slot(counter));
            Term named = terms.apply(Op.ADD, start, terms.signExtend(sum, Variables.WIDE));
            ofAll.add(terms.equal(variables.slot(counter), terms.apply(Op.ADD, named, wide)));
        }
    }

    /** Some part of the own state of a CPU, of which the values are told apart. */
    private interface Part {
        /** Empty for what can be anything. */
        Optional<Long> of(OwnState state);

        Term is(long value);
    }

    private List<Part> parts(CpuStates states) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < states.owned().size(); i++) {
            int slot = states.owned().get(i);
            int index = i;
            if (slot >= 0) {
                parts.add(part(o -> o.slots().get(index), v -> terms.equal(variables.slot(slot), constant(v))));
            }
        }
        for (int i = 0; i < states.locks().size(); i++) {
            int lock = states.locks().get(i);
            int index = i;
            parts.add(part(o -> Optional.of((long) o.depths().get(index)), v -> held(states.cpu(), lock, v)));
        }
        for (int i = 0; i < states.counters().size(); i++) {
            int counter = states.counters().get(i);
            int index = i;
            parts.add(part(
                    o -> Optional.of(o.shares().get(index)),
                    v -> terms.equal(share(states.cpu(), counter), constant(v))));
        }
        return parts;
    }

    private static Part part(Function<OwnState, Optional<Long>> of, LongFunction<Term> is) {
        return new Part() {
            @Override
            public Optional<Long> of(OwnState state) {
                return of.apply(state);
            }

            @Override
            public Term is(long value) {
                return is.apply(value);
            }
        };
    }

    private Term held(int cpu, int lock, long depth) {
        if (depth > 0) {
            return terms.equal(variables.slot(lock), constant(cpu + 1L + program.cpus() * (depth - 1)));
        }
        Term mine = terms.no();
        for (long v = cpu + 1L; v <= program.parts().slotRanges().get(lock).max(); v += program.cpus()) {
            mine = terms.or(mine, terms.equal(variables.slot(lock), constant(v)));
        }
        return terms.not(mine);
    }

    /**
     * What is the own of CPUs that have not begun, in a step of this one. Of each class there is one CPU besides, of which a claim may be broken; those
     * that make steps of other classes are not wanted, and there may be any number of CPUs that have not begun.
     */
    Map<Term, Term> notBegun(int cpu) {
        Map<Term, Term> all = new LinkedHashMap<>();
        for (int other : any.steppers()) {
            if (other != cpu) {
                CpuStates states = any.states(other);
                put(all, variables.placeVariable(other), 0);
                for (int slot : states.owned()) {
                    put(all, variables.slotVariable(slot), program.start(0).slot(slot));
                }
                states.counters().forEach(counter -> put(all, narrowShare(other, counter), 0));
            }
        }
        return all;
    }

    private void put(Map<Term, Term> all, Term variable, long value) {
        if (variable.isVariable()) {
            all.put(variable, terms.constant(value, variable.width()));
        }
    }

    /** The states of a CPU at a location, registers too. */
    private List<Term> at(CpuStates states, int location) {
        List<Part> parts = parts(states);
        if (location >= 0) {
            List<Term> registers = variables.registers(states.cpu(), location);
            for (int r = 0; r < registers.size(); r++) {
                int index = r;
                parts.add(part(o -> o.registers().get(index), v -> terms.equal(registers.get(index), constant(v))));
            }
        }
        Set<List<Optional<Long>>> rows = new LinkedHashSet<>();
        for (OwnState s : states.byLocation().getOrDefault(location, Set.of())) {
            rows.add(parts.stream().map(p -> p.of(s)).toList());
        }
        List<Term> facts = new ArrayList<>();
        List<Integer> varying = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            int index = i;
            Set<Optional<Long>> values = rows.stream().map(r -> r.get(index)).collect(Collectors.toSet());
            if (values.size() == 1) {
                Optional<Long> only = values.iterator().next();
                only.ifPresent(v -> facts.add(parts.get(index).is(v)));
            } else {
                varying.add(i);
            }
        }
        facts.add(rows(parts, varying, rows));
        return facts;
    }

    private Term rows(List<Part> parts, List<Integer> of, Set<List<Optional<Long>>> rows) {
        Set<Term> any = new LinkedHashSet<>();
        for (List<Optional<Long>> row : rows) {
            List<Term> all = new ArrayList<>();
            for (int i : of) {
                row.get(i).ifPresent(v -> all.add(parts.get(i).is(v)));
            }
            any.add(terms.and(all));
        }
        return terms.or(any);
    }

    /** How the parts of a CPU's own state go together with where it is. */
    private void related(CpuStates states) {
        List<Part> parts = parts(states);
        List<Map<Optional<Long>, Set<Integer>>> places = new ArrayList<>();
        parts.forEach(p -> places.add(new LinkedHashMap<>()));
        Set<Integer> everywhere = new TreeSet<>();
        states.byLocation().forEach((location, all) -> {
            int place = location < 0 ? 0 : 1 + program.parts().cpuLocations().index(states.cpu(), location);
            everywhere.add(place);
            for (OwnState s : all) {
                List<Optional<Long>> row = parts.stream().map(p -> p.of(s)).toList();
                for (int i = 0; i < row.size(); i++) {
                    places.get(i)
                            .computeIfAbsent(row.get(i), v -> new TreeSet<>())
                            .add(place);
                }
            }
        });
        ofAll.add(in(states.cpu(), everywhere));
        for (int i = 0; i < parts.size(); i++) {
            if (places.get(i).containsKey(Optional.<Long>empty())) {
                continue;
            }
            int index = i;
            ofAll.add(terms.or(places.get(i).keySet().stream()
                    .map(v -> parts.get(index).is(v.orElseThrow()))
                    .toList()));
            places.get(i)
                    .forEach((value, where) -> ofAll.add(
                            terms.implies(parts.get(index).is(value.orElseThrow()), in(states.cpu(), where))));
        }
    }

    /** How what a CPU owns goes together with what it has added to counters, wherever it is. */
    private void inPairs(CpuStates states) {
        List<Part> parts = parts(states);
        Set<List<Optional<Long>>> rows = new LinkedHashSet<>();
        for (Set<OwnState> all : states.byLocation().values()) {
            all.forEach(s -> rows.add(parts.stream().map(p -> p.of(s)).toList()));
        }
        int shares = parts.size() - states.counters().size();
        int slots = shares - states.locks().size();
        for (int slot = 0; slot < slots; slot++) {
            for (int share = shares; share < parts.size(); share++) {
                inPair(parts, rows, slot, share);
                inPair(parts, rows, share, slot);
            }
        }
    }

    private void inPair(List<Part> parts, Set<List<Optional<Long>>> rows, int one, int other) {
        Set<Optional<Long>> all = new LinkedHashSet<>();
        Map<Optional<Long>, Set<Optional<Long>>> with = new LinkedHashMap<>();
        for (List<Optional<Long>> row : rows) {
            all.add(row.get(other));
            with.computeIfAbsent(row.get(one), v -> new LinkedHashSet<>()).add(row.get(other));
        }
        if (all.contains(Optional.<Long>empty()) || with.containsKey(Optional.<Long>empty())) {
            return;
        }
        with.forEach((value, values) -> {
            if (values.size() < all.size()) {
                ofAll.add(terms.implies(
                        parts.get(one).is(value.orElseThrow()),
                        terms.or(values.stream()
                                .map(v -> parts.get(other).is(v.orElseThrow()))
                                .toList())));
            }
        });
    }

    /** That a CPU is at one of some places. */
    private Term in(int cpu, Set<Integer> places) {
        Term at = variables.place(cpu);
        List<Term> runs = new ArrayList<>();
        TreeMap<Integer, Integer> joined = new TreeMap<>();
        for (int p : places) {
            Map.Entry<Integer, Integer> last = joined.lastEntry();
            if (last != null && last.getValue() == p - 1) {
                joined.put(last.getKey(), p);
            } else {
                joined.put(p, p);
            }
        }
        joined.forEach((from, to) -> runs.add(terms.and(
                terms.apply(Op.SIGNED_AT_MOST, constant(from), at), terms.apply(Op.SIGNED_AT_MOST, at, constant(to)))));
        return terms.or(runs);
    }
}
