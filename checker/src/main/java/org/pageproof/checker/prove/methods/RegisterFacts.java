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
 * What is true of what a CPU stores wherever it is at a location: conditions that were decided on every way there, and how one
 * register was computed from another. It holds by construction, since each way there leaves it so and nobody else touches it.
 */
final class RegisterFacts {
    private final TermBuilder terms;
    private final Variables variables;
    private final LocationFacts facts;
    private final Map<Term, KnownBits> bits = new HashMap<>();
    private final Set<Term> registers = new HashSet<>();

    RegisterFacts(ProofSystem system) {
        this.terms = system.terms();
        this.variables = system.variables();
        this.facts = new LocationFacts(system, new LocationFacts.Left() {
            @Override
            public Term ending(Way way, End.At at) {
                return terms.yes();
            }

            @Override
            public Set<Term> of(Way way, End.At at, Set<Term> before) {
                WayFacts left = new WayFacts(system, way, at, Set.of());
                Set<Term> all = new LinkedHashSet<>();
                left.registers().forEach((register, value) -> all.add(terms.equal(register, value)));
                all.addAll(left.decided(before));
                all.remove(terms.yes());
                return all;
            }
        });
        for (ProofSystem.Step step : system.steps()) {
            if (step.from() >= 0) {
                registers.addAll(variables.registerVariables(step.cpu(), step.from()));
            }
        }
        bits(system);
    }

    /** Which bits of registers are always the same, joined over all ways; from nothing upwards, until no way says less. */
    private void bits(ProofSystem system) {
        boolean changes = true;
        while (changes) {
            changes = false;
            for (ProofSystem.Step step : system.steps()) {
                for (Way way : step.ways()) {
                    if (way.end() instanceof End.At at) {
                        List<Term> after = variables.registerVariables(way.cpu(), at.location());
                        for (int r = 0; r < after.size(); r++) {
                            Term variable = after.get(r);
                            if (variable.isVariable()) {
                                Term value = terms.extract(at.registers().get(r), 0, variable.width());
                                KnownBits before = bits.getOrDefault(variable, KnownBits.nothing(variable.width()));
                                KnownBits joined = before.join(KnownBits.of(value, this::known));
                                changes |= !joined.equals(before);
                                bits.put(variable, joined);
                            }
                        }
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
