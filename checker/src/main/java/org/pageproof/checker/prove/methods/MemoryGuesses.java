package org.pageproof.checker.prove.methods;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.pageproof.checker.prove.steps.AnyNumber;
import org.pageproof.checker.prove.steps.CpuStates;
import org.pageproof.checker.prove.steps.End;
import org.pageproof.checker.prove.steps.Variables;
import org.pageproof.checker.prove.steps.Way;
import org.pageproof.checker.prove.term.SmtLib;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;
import org.pageproof.checker.steps.Meaning;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.program.StepProgram;

/**
 * Guesses what is true of shared memory while a CPU is at a location: what it has read or written there, and what it has decided
 * about it. Its own steps leave it so. Whether the steps of others leave it so is not known: that is shown with everything else,
 * or the guess is dropped.
 */
final class MemoryGuesses implements LocationFacts.Left {
    private final ProofSystem system;
    private final StepProgram program;
    private final Variables variables;
    private final TermBuilder terms;
    private final AnyNumber any;
    private final Map<Term, Integer> slots = new HashMap<>();
    private final Set<Integer> locks = new HashSet<>();

    MemoryGuesses(ProofSystem system, AnyNumber any) {
        this.system = system;
        this.program = system.program();
        this.variables = system.variables();
        this.terms = system.terms();
        this.any = any;
        for (Slot s : program.slots()) {
            if (s.kind() == Slot.Kind.LOCK) {
                locks.add(s.id());
            } else if (variables.slotVariable(s.id()).isVariable()) {
                slots.put(variables.slotVariable(s.id()), s.id());
            }
        }
    }

    /** One for each location and each thing that may be true there, of all CPUs that are alike. */
    List<Goal.Guess> all() {
        LocationFacts facts = new LocationFacts(system, this);
        List<Goal.Guess> all = new ArrayList<>();
        Set<Term> words = new ClaimWords(system, this::isShared).all();
        Map<List<Object>, Integer> first = new HashMap<>();
        for (int cpu : any.steppers()) {
            for (int location : program.parts().cpuLocations().of(cpu)) {
                Set<Term> here = new LinkedHashSet<>(facts.at(cpu, location));
                if (hasSomething(cpu, location)) {
                    here.addAll(words);
                }
                for (Term fact : here) {
                    if (isOfMemory(fact) && isOfEach(cpu, fact)) {
                        int number = all.size();
                        Term said = ofFirst(cpu, location, fact);
                        Integer same = first.putIfAbsent(List.of(location, said), number);
                        all.add(guess(number, same == null ? number : same, cpu, location, fact));
                    }
                }
            }
        }
        return all;
    }

    /** Flags and numbers that a way sets, such as whether something was found. */
    @Override
    public Term ending(Way way, End.At at) {
        List<Term> after = variables.registers(way.cpu(), at.location());
        List<Term> all = new ArrayList<>();
        for (int r = 0; r < after.size(); r++) {
            if (at.registers().get(r).isConstant()) {
                all.add(terms.equal(after.get(r), at.registers().get(r)));
            }
        }
        return terms.and(all);
    }

    @Override
    public Set<Term> of(Way way, End.At at, Set<Term> before) {
        Set<Integer> same = new TreeSet<>(slots.values());
        same.removeAll(way.writes().keySet());
        WayFacts left = new WayFacts(system, way, at, same);
        Set<Term> all = new LinkedHashSet<>();
        left.registers().forEach((register, value) -> equal(all, register, value));
        left.writes().forEach((slot, value) -> {
            if (!locks.contains(slot)) {
                equal(all, variables.slot(slot), value);
            }
        });
        all.addAll(left.decided(before));
        all.remove(terms.yes());
        all.remove(terms.no());
        return all;
    }

    /** Both are equal, and so is each of the fields that they are made of: the others may change. */
    private void equal(Set<Term> all, Term a, Term b) {
        all.add(terms.equal(a, b));
        for (Term side : List.of(a, b)) {
            List<Term> of = SmtLib.variables(List.of(side));
            Integer slot = of.size() == 1 ? slots.get(of.get(0)) : null;
            if (slot != null
                    && side == variables.slot(slot)
                    && program.slots().get(slot).meaning() instanceof Meaning.Bits bits) {
                bits.fields()
                        .forEach(f -> all.add(terms.equal(
                                terms.extract(a, f.shift(), f.width()), terms.extract(b, f.shift(), f.width()))));
            }
        }
    }

    /** Whether a CPU that is there has taken a lock or added to a ghost that counts: others keep away from what that is about. */
    private boolean hasSomething(int cpu, int location) {
        return any.states(cpu).byLocation().getOrDefault(location, Set.of()).stream()
                .allMatch(s -> s.depths().stream().anyMatch(d -> d > 0)
                        || s.shares().stream().anyMatch(share -> share != 0));
    }

    private boolean isShared(Term variable) {
        Integer slot = slots.get(variable);
        return slot != null && any.states().stream().noneMatch(s -> s.owned().contains(slot));
    }

    private boolean isOfMemory(Term fact) {
        return SmtLib.variables(List.of(fact)).stream().anyMatch(slots::containsKey);
    }

    /** Whether it can be said of each CPU that is like this one. */
    private boolean isOfEach(int cpu, Term fact) {
        List<Integer> owned = any.states(cpu).owned();
        for (Term v : SmtLib.variables(List.of(fact))) {
            int index = slots.containsKey(v) ? owned.indexOf(slots.get(v)) : -1;
            if (index >= 0
                    && any.states().stream()
                            .anyMatch(s -> s.like() == cpu && s.owned().get(index) < 0)) {
                return false;
            }
        }
        return true;
    }

    /** What it says of a CPU of the first class, if that owns as much and can be there. */
    private Term ofFirst(int cpu, int location, Term fact) {
        CpuStates first = any.states(any.steppers().get(0));
        boolean same = first.owned().size() == any.states(cpu).owned().size()
                && first.byLocation().containsKey(location);
        return same ? terms.replace(fact, renamed(cpu, first, location)) : fact;
    }

    private Goal.Guess guess(int number, int same, int cpu, int location, Term fact) {
        List<Term> missed = new ArrayList<>();
        for (CpuStates states : any.states()) {
            if (states.like() == cpu) {
                missed.add(terms.and(
                        variables.isAt(states.cpu(), location),
                        terms.not(terms.replace(fact, renamed(cpu, states, location)))));
            }
        }
        Set<Integer> of = new TreeSet<>();
        SmtLib.variables(List.of(fact)).forEach(v -> {
            Integer slot = slots.get(v);
            if (slot != null) {
                of.add(slot);
            }
        });
        return new Goal.Guess(number, same, cpu, location, terms.or(missed), of);
    }

    /** What is another CPU's own in place of what is the own of the first that is like it. */
    private Map<Term, Term> renamed(int cpu, CpuStates to, int location) {
        Map<Term, Term> names = new HashMap<>();
        List<Term> registers = variables.registerVariables(cpu, location);
        for (int r = 0; r < registers.size(); r++) {
            Term theirs = variables.registers(to.cpu(), location).get(r);
            put(names, registers.get(r), theirs);
        }
        List<Integer> owned = any.states(cpu).owned();
        for (int i = 0; i < owned.size(); i++) {
            if (to.owned().get(i) >= 0) {
                put(
                        names,
                        variables.slotVariable(owned.get(i)),
                        variables.slot(to.owned().get(i)));
            }
        }
        return names;
    }

    private void put(Map<Term, Term> names, Term variable, Term value) {
        if (variable.isVariable()) {
            names.put(variable, terms.extract(value, 0, variable.width()));
        }
    }
}
