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
            for (ProofSystem.Arrival a : system.arrivals()) {
                Set<Term> known = inCase(a, left);
                for (Term t : leftBy(a, left)) {
                    grows |= known.size() < MOST && known.add(t);
                }
            }
        }
        boolean shrinks = true;
        while (shrinks) {
            shrinks = false;
            for (ProofSystem.Arrival a : system.arrivals()) {
                Set<Term> known = inCase(a, left);
                if (!known.isEmpty()) {
                    shrinks |= known.retainAll(leftBy(a, left));
                }
            }
        }
    }

    private Set<Term> inCase(ProofSystem.Arrival a, Left left) {
        return facts.computeIfAbsent(List.of(a.way().cpu(), a.at().location()), k -> new LinkedHashMap<>())
                .computeIfAbsent(left.ending(a.way(), a.at()), k -> new LinkedHashSet<>());
    }

    private Set<Term> leftBy(ProofSystem.Arrival a, Left left) {
        return left.of(a.way(), a.at(), at(a.way().cpu(), a.way().from()));
    }

    /** What is true of a CPU at a location. */
    Set<Term> at(int cpu, int location) {
        Set<Term> all = new LinkedHashSet<>();
        facts.getOrDefault(List.of(cpu, location), Map.of())
                .forEach((ending, known) -> known.forEach(t -> all.add(terms.implies(ending, t))));
        return all;
    }
}
