package org.pageproof.checker.prove.methods;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pageproof.checker.prove.steps.End;
import org.pageproof.checker.prove.steps.Variables;
import org.pageproof.checker.prove.steps.Way;
import org.pageproof.checker.prove.term.KnownBits;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;

/**
 * What is true of what a CPU stores wherever it is at a location: conditions that were decided on every way there, how one
 * register was computed from another, and that one of the ways was taken. It holds by construction, since each way there leaves it so and nobody else touches it.
 */
final class RegisterFacts {
    private static final int MOST_ARRIVALS = 16;

    private final ProofSystem system;
    private final TermBuilder terms;
    private final Variables variables;
    private final LocationFacts facts;
    private final Map<List<Integer>, Set<Term>> arrivals = new HashMap<>();
    private final Map<Term, KnownBits> bits = new HashMap<>();
    private final Set<Term> registers = new HashSet<>();

    RegisterFacts(ProofSystem system) {
        this.terms = system.terms();
        this.variables = system.variables();
        this.system = system;
        this.facts = new LocationFacts(system, new LocationFacts.Left() {
            @Override
            public Term ending(Way way, End.At at) {
                return terms.yes();
            }

            @Override
            public Set<Term> of(Way way, End.At at, Set<Term> before) {
                return left(way, at, before);
            }
        });
        arrivals();
        for (ProofSystem.Step step : system.steps()) {
            if (step.from() >= 0) {
                registers.addAll(variables.registerVariables(step.cpu(), step.from()));
            }
        }
        bits();
    }

    private Set<Term> left(Way way, End.At at, Set<Term> before) {
        WayFacts left = new WayFacts(system, way, at, Set.of());
        Set<Term> all = new LinkedHashSet<>();
        left.registers().forEach((register, value) -> all.add(terms.equal(register, value)));
        all.addAll(left.decided(before));
        all.remove(terms.yes());
        return all;
    }

    /** What a CPU has by the way on which it came, all of it: of two numbers, say, which fields they have in common. */
    private void arrivals() {
        for (ProofSystem.Arrival a : system.arrivals()) {
            int cpu = a.way().cpu();
            Set<Term> left = left(a.way(), a.at(), facts.at(cpu, a.way().from()));
            left.removeAll(facts.at(cpu, a.at().location()));
            arrivals.computeIfAbsent(List.of(cpu, a.at().location()), k -> new LinkedHashSet<>())
                    .add(terms.and(left));
        }
    }

    /** Which bits of registers are always the same, joined over all ways; from nothing upwards, until no way says less. */
    private void bits() {
        boolean changes = true;
        while (changes) {
            changes = false;
            for (ProofSystem.Arrival a : system.arrivals()) {
                List<Term> after = variables.registerVariables(a.way().cpu(), a.at().location());
                for (int r = 0; r < after.size(); r++) {
                    Term variable = after.get(r);
                    if (variable.isVariable()) {
                        Term value = terms.extract(a.at().registers().get(r), 0, variable.width());
                        KnownBits before = bits.getOrDefault(variable, KnownBits.nothing(variable.width()));
                        KnownBits joined = before.join(KnownBits.of(value, this::known));
                        changes |= !joined.equals(before);
                        bits.put(variable, joined);
                    }
                }
            }
        }
    }

    private KnownBits known(Term variable) {
        KnownBits known = bits.get(variable);
        if (known != null) {
            return known;
        }
        return registers.contains(variable) ? KnownBits.nothing(variable.width()) : KnownBits.within(variable);
    }

    /** What is true before a step at a location. */
    Set<Term> at(int cpu, int location) {
        Set<Term> all = new LinkedHashSet<>(facts.at(cpu, location));
        Set<Term> ways = arrivals.getOrDefault(List.of(cpu, location), Set.of());
        if (!ways.isEmpty() && ways.size() <= MOST_ARRIVALS) {
            all.add(terms.or(ways));
        }
        if (location >= 0) {
            for (Term variable : variables.registerVariables(cpu, location)) {
                KnownBits known = bits.get(variable);
                if (known != null) {
                    all.add(known.holds(terms, variable));
                }
            }
        }
        return all;
    }
}
