package org.pageproof.checker.prove.methods;

import java.util.ArrayList;
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
    private final ProofSystem system;
    private final TermBuilder terms;

    Deadlocks(ProofSystem system) {
        this.system = system;
        this.terms = system.terms();
    }

    /** Over the variables of a state; empty where it has no translation. */
    Optional<Term> anywhere() {
        boolean chosen = system.steps().stream()
                .anyMatch(s -> SmtLib.variables(List.of(s.disabled())).stream().anyMatch(v -> isChoice(s, v)));
        return chosen
                ? Optional.empty()
                : new Waiting(system.program(), system.variables()).inACircle().map(c -> terms.or(c, stuck()));
    }

    /** Whether an outcome of choose decides that the step cannot be made: other outcomes may let it be made. */
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
                byPlace.computeIfAbsent(s.enabled(), e -> new ArrayList<>()).add(s.disabled());
            }
        }
        List<Term> any = new ArrayList<>();
        byPlace.forEach((here, disabled) -> any.add(terms.and(here, terms.and(disabled))));
        return terms.or(any);
    }
}
