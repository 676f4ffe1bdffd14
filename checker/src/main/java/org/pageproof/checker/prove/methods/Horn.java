package org.pageproof.checker.prove.methods;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pageproof.checker.prove.solver.Answer;
import org.pageproof.checker.prove.solver.HornAnswer;
import org.pageproof.checker.prove.solver.HornQuery;
import org.pageproof.checker.prove.solver.SolverMissing;
import org.pageproof.checker.prove.steps.End;
import org.pageproof.checker.prove.steps.Way;
import org.pageproof.checker.prove.term.SmtLib;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;

/**
 * Constrained Horn clauses (Bjorner, Gurfinkel, McMillan and Rybalchenko, 2015): is there a set of states that has those to start
 * in, that no step leaves, and that misses nothing? The solver looks for one by itself. Rests on the bounds of variables having
 * been shown ({@link Goal.Ground}).
 */
final class Horn {
    private static final String SET = "reached";

    private final ProofSystem system;
    private final TermBuilder terms;
    private final GoalTerms goalTerms;
    private final Asker asker;
    private final StateCells cells;
    private final Frame frame;
    private final Term known;
    private final List<Goal> assumed = new ArrayList<>();

    /**
     * A goal is proved, or why it is not.
     *
     * @param unknown empty when proved
     */
    record Result(boolean proved, String unknown) {}

    /** @param known goals about states that are true in every reachable state */
    Horn(ProofSystem system, Asker asker, Collection<Goal> known) {
        this.system = system;
        this.terms = system.terms();
        this.goalTerms = new GoalTerms(system);
        this.asker = asker;
        this.cells = new StateCells(system);
        Map<Term, Term> own = new HashMap<>();
        cells.cells().forEach(c -> own.put(c.variable(), c.variable()));
        this.frame = new Frame(terms, cells, own, Map.of());
        List<Term> all = new ArrayList<>();
        cells.bounds().forEach(all::add);
        cells.cells().forEach(c -> all.add(terms.inBounds(c.variable())));
        for (Goal g : known) {
            Term missed = goalTerms.missedInState(g);
            if (missed != null) {
                all.add(frame.of(terms.not(missed)));
                assumed.add(g);
            }
        }
        this.known = terms.and(all);
    }

    /** Asks about one goal. */
    Result run(Goal goal) throws SolverMissing {
        StringBuilder text = new StringBuilder("(declare-fun " + SET + " (");
        text.append(cells.cells().stream().map(c -> SmtLib.sort(c.variable())).collect(Collectors.joining(" ")));
        text.append(") Bool)\n");
        for (int i = 0; i < system.program().starts(); i++) {
            int start = i;
            text.append("(assert (")
                    .append(SET)
                    .append(' ')
                    .append(cells.cells().stream()
                            .map(c ->
                                    SmtLib.nested(cells.atRest(system.program().start(start), c)))
                            .collect(Collectors.joining(" ")))
                    .append("))\n");
        }
        Term inState = goalTerms.missedInState(goal);
        for (ProofSystem.Step step : system.steps()) {
            for (Way way : step.ways()) {
                way(text, step, way, inState == null ? goalTerms.missed(goal, way) : terms.no());
            }
        }
        if (inState != null) {
            clause(text, frame.of(inState), "false");
        }
        HornAnswer answer = asker.ask(
                "chc-" + goal.name(),
                "There is an invariant that excludes every state or step which "
                        + (system.isCover(goal) ? "reaches " : "violates ") + goal.name() + ".",
                assumed,
                new HornQuery(text.toString()));
        return answer instanceof HornAnswer.Solution
                ? new Result(true, "")
                : new Result(
                        false,
                        answer instanceof Answer.Unknown u
                                ? u.words()
                                : "solver: there is no invariant that excludes it");
    }

    private void way(StringBuilder text, ProofSystem.Step step, Way way, Term missed) {
        List<Term> guard = new ArrayList<>(way.guard());
        guard.add(step.enabled());
        Term taken = frame.of(terms.and(guard));
        clause(text, terms.and(taken, frame.of(missed)), "false");
        if (way.end() instanceof End.GivenUp) {
            clause(text, taken, "false");
        } else if (Unrolling.leadsSomewhere(way)) {
            String next = cells.cells().stream()
                    .map(c -> SmtLib.nested(frame.of(cells.after(way, c))))
                    .collect(Collectors.joining(" ", "(" + SET + " ", ")"));
            List<Term> after = cells.cells().stream()
                    .map(c -> frame.of(cells.after(way, c)))
                    .toList();
            clause(text, taken, next, after);
        }
    }

    private void clause(StringBuilder text, Term when, String then) {
        if (!when.isFalse()) {
            clause(text, when, then, List.of());
        }
    }

    private void clause(StringBuilder text, Term when, String then, List<Term> after) {
        Map<String, Term> bound = new LinkedHashMap<>();
        cells.cells().forEach(c -> bound.put(c.variable().name(), c.variable()));
        List<Term> all = new ArrayList<>(after);
        all.add(when);
        SmtLib.variables(all).forEach(v -> bound.putIfAbsent(v.name(), v));
        Term choices =
                terms.and(SmtLib.variables(all).stream().map(terms::inBounds).toList());
        text.append("(assert (forall (");
        bound.values()
                .forEach(v -> text.append('(')
                        .append(SmtLib.name(v))
                        .append(' ')
                        .append(SmtLib.sort(v))
                        .append(')'));
        text.append(") (=> (and (").append(SET);
        cells.cells().forEach(c -> text.append(' ').append(SmtLib.name(c.variable())));
        text.append(") ")
                .append(SmtLib.nested(terms.and(when, known, choices)))
                .append(") ")
                .append(then)
                .append(")))\n");
    }
}
