package org.pageproof.checker.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.pageproof.checker.explore.Finding;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Successors;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.trace.Run;

/** Turns the states of a path that a search found into the steps between them, by the interpreter. */
final class FoundRun {
    private final StepProgram program;

    FoundRun(StepProgram program) {
        this.program = program;
    }

    /**
     * The run that shows a finding.
     *
     * @param path packed states as {@code Explorer.path(finding)} gives them
     * @param decides of a last state or step that leads somewhere: whether it is the one that was found
     * @throws SelfContradiction when the interpreter has no such step: then it disagrees with the generated code
     */
    Run of(Finding finding, List<long[]> path, BiPredicate<State, Outcome> decides) throws SelfContradiction {
        List<State> states = path.stream().map(p -> program.unpack(p, 0)).toList();
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i + 1 < states.size(); i++) {
            State from = states.get(i);
            State to = states.get(i + 1);
            boolean last = i + 2 == states.size();
            Predicate<Outcome> wanted = o -> o.next() != null && to.equals(o.next());
            if (last && finding instanceof Finding.OfTransition t) {
                wanted = wanted.and(o ->
                        o.step().cpu() == t.cpu() && program.number(o.step()) == t.location() && decides.test(from, o));
            }
            outcomes.add(find(from, wanted, "step " + (i + 1) + " of a counterexample"));
        }
        if (finding instanceof Finding.OfStep s && s.cpu() != Successors.NO_CPU) {
            Predicate<Outcome> violates = o -> o.next() == null
                    && o.step().cpu() == s.cpu()
                    && o.step().violation() != null
                    && o.step().violation().property() == s.property();
            outcomes.add(find(
                    states.get(states.size() - 1),
                    violates,
                    "the step that violates " + s.property().specName()));
        }
        return new Run(states.get(0), outcomes);
    }

    private Outcome find(State from, Predicate<Outcome> wanted, String what) throws SelfContradiction {
        return program.outcomes(from).stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new SelfContradiction(
                        "the interpreter does not make " + what + ", which the generated code makes"));
    }
}
