package org.pageproof.checker.prove.methods;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pageproof.checker.prove.steps.Variables;
import org.pageproof.checker.prove.steps.Waiting;
import org.pageproof.checker.prove.term.SmtLib;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;

/** States in which CPUs wait for each other, or in which some are unfinished and none can make a step. */
final class Deadlocks {
    /** Of all outcomes of choose in a step together. */
    private static final int MOST_OUTCOMES = 256;

    private final ProofSystem system;
    private final TermBuilder terms;
    private final IdentityHashMap<ProofSystem.Step, Term> disabled = new IdentityHashMap<>();

    Deadlocks(ProofSystem system) {
        this.system = system;
        this.terms = system.terms();
    }

    /** Over the variables of a state; empty where it has no translation. */
    Optional<Term> anywhere() {
        for (ProofSystem.Step s : system.steps()) {
            Optional<Term> never = whateverIsChosen(s);
            if (never.isEmpty()) {
                return Optional.empty();
            }
            disabled.put(s, never.get());
        }
        return new Waiting(system.program(), system.variables()).inACircle().map(c -> terms.or(c, stuck()));
    }

    /** That the step cannot be made, whatever the outcomes of choose are; empty where these are too many. */
    private Optional<Term> whateverIsChosen(ProofSystem.Step s) {
        List<Term> all = List.of(s.disabled());
        for (Term v : SmtLib.variables(all)) {
            if (isChoice(s, v)) {
                long outcomes = v.bounds().high().longValue() + 1;
                if (outcomes * all.size() > MOST_OUTCOMES) {
                    return Optional.empty();
                }
                List<Term> parted = new ArrayList<>();
                for (Term t : all) {
                    for (long o = 0; o < outcomes; o++) {
                        parted.add(terms.replace(t, Map.of(v, terms.constant(o, v.width()))));
                    }
                }
                all = parted;
            }
        }
        return Optional.of(terms.and(all));
    }

    private static boolean isChoice(ProofSystem.Step step, Term variable) {
        return variable.name().startsWith("choice " + step.cpu() + " ");
    }

    private Term stuck() {
        List<Term> none = new ArrayList<>();
        List<Term> unfinished = new ArrayList<>();
        for (int c = 0; c < system.program().cpus(); c++) {
            Term finished = finished(c);
            unfinished.add(terms.not(finished));
            none.add(terms.or(finished, disabled(c)));
        }
        return terms.and(terms.and(none), terms.or(unfinished));
    }

    private Term finished(int cpu) {
        int positions = system.program().parts().programs().get(cpu).size();
        Variables v = system.variables();
        return terms.and(v.isAt(cpu, -1), terms.equal(v.position(cpu), terms.constant(positions, Variables.WIDE)));
    }

    /** That the CPU is somewhere where it could make a step, and can make none. */
    private Term disabled(int cpu) {
        Map<Term, List<Term>> byPlace = new LinkedHashMap<>();
        for (ProofSystem.Step s : system.steps()) {
            if (s.cpu() == cpu) {
                byPlace.computeIfAbsent(s.enabled(), e -> new ArrayList<>()).add(disabled.get(s));
            }
        }
        List<Term> any = new ArrayList<>();
        byPlace.forEach((here, disabled) -> any.add(terms.and(here, terms.and(disabled))));
        return terms.or(any);
    }
}
