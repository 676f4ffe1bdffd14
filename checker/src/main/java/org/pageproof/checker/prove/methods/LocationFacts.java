package org.pageproof.checker.prove.methods;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pageproof.checker.prove.steps.End;
import org.pageproof.checker.prove.steps.Way;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;

/** What every way to a location that ends in the same case leaves true there, found by going round until nothing changes. */
final class LocationFacts {
    private static final int MOST = 64;

    private final TermBuilder terms;
    private final Map<List<Integer>, Map<Term, Set<Term>>> facts = new HashMap<>();

    /** What ways leave true at their ends. */
    interface Left {
        /** What sets the case apart in which a way ends. */
        Term ending(Way way, End.At at);

        /** What is true then, after what was true before. */
        Set<Term> of(Way way, End.At at, Set<Term> before);
    }

    LocationFacts(ProofSystem system, Left left) {
        this.terms = system.terms();
        boolean grows = true;
        while (grows) {
            grows = false;
            for (ProofSystem.Step step : system.steps()) {
                for (Way way : step.ways()) {
                    if (way.end() instanceof End.At at) {
                        Set<Term> known = inCase(way, at, left);
                        for (Term t : left.of(way, at, at(way.cpu(), way.from()))) {
                            grows |= known.size() < MOST && known.add(t);
                        }
                    }
                }
            }
        }
        boolean shrinks = true;
        while (shrinks) {
            shrinks = false;
            for (ProofSystem.Step step : system.steps()) {
                for (Way way : step.ways()) {
                    if (way.end() instanceof End.At at) {
                        Set<Term> known = inCase(way, at, left);
                        if (!known.isEmpty()) {
                            shrinks |= known.retainAll(left.of(way, at, at(way.cpu(), way.from())));
                        }
                    }
                }
            }
        }
    }

    private Set<Term> inCase(Way way, End.At at, Left left) {
        return facts.computeIfAbsent(List.of(way.cpu(), at.location()), k -> new LinkedHashMap<>())
                .computeIfAbsent(left.ending(way, at), k -> new LinkedHashSet<>());
    }

    /** What is true of a CPU at a location. */
    Set<Term> at(int cpu, int location) {
        Set<Term> all = new LinkedHashSet<>();
        facts.getOrDefault(List.of(cpu, location), Map.of())
                .forEach((ending, known) -> known.forEach(t -> all.add(terms.implies(ending, t))));
        return all;
    }
}
