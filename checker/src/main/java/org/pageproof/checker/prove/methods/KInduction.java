package org.pageproof.checker.prove.methods;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.pageproof.checker.prove.solver.Answer;
import org.pageproof.checker.prove.solver.SolverMissing;
import org.pageproof.checker.prove.term.Evaluation;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;
import org.pageproof.checker.steps.LocalBudgetExceeded;
import org.pageproof.checker.steps.ToolError;
import org.pageproof.checker.trace.Run;

/**
 * Induction over k steps (Sheeran, Singh and Stalmarck, 2000): k states in a row of any run, from anywhere, in which nothing is
 * missed are followed by one in which nothing is missed. Rests on two things that others have to show: that the goals are not
 * missed in runs of k - 1 steps from the start, and that the formulas say all of every step ({@link Goal.Ground}).
 */
final class KInduction {
    private final ProofSystem system;
    private final TermBuilder terms;
    private final GoalTerms goalTerms;
    private final Asker asker;
    private final Unrolling unrolling;
    private final List<Goal> known;

    /** @param known goals about states that are true in every reachable state */
    KInduction(ProofSystem system, Asker asker, Collection<Goal> known) {
        this.system = system;
        this.terms = system.terms();
        this.goalTerms = new GoalTerms(system);
        this.asker = asker;
        this.unrolling = Unrolling.fromAnywhere(system);
        this.known = states(known);
    }

    /**
     * What came of it.
     *
     * @param proved goals that hold in every run
     * @param counterexamples why others are not inductive over so many steps
     * @param unknown why the solver could not tell, of the rest
     */
    record Result(Set<Goal> proved, Map<Goal, Counterexample> counterexamples, String unknown) {}

    private List<Goal> states(Collection<Goal> goals) {
        return goals.stream().filter(g -> goalTerms.missedInState(g) != null).toList();
    }

    /**
     * The largest set of the goals that k steps keep.
     *
     * @param goals none of them is missed in runs of {@code k - 1} steps from the start
     */
    Result run(int k, Collection<Goal> goals) throws SolverMissing {
        Set<Goal> open = new LinkedHashSet<>(goals);
        Map<Goal, Counterexample> counterexamples = new LinkedHashMap<>();
        int number = 0;
        while (!open.isEmpty()) {
            Term missed = missed(k, open);
            if (missed.isFalse()) {
                break;
            }
            Answer answer = asker.ask(question(k, open, missed, number++));
            if (answer instanceof Answer.Unsat) {
                break;
            } else if (answer instanceof Answer.Unknown u) {
                return new Result(Set.of(), counterexamples, u.words());
            }
            refuted(k, open, (Answer.Sat) answer, counterexamples);
        }
        return new Result(open, counterexamples, "");
    }

    /** That one of the goals is missed after k steps, or by the last. */
    private Term missed(int k, Set<Goal> open) {
        List<Term> any = new ArrayList<>();
        for (Unrolling.Taken t : unrolling.taken(k - 1)) {
            List<Term> misses = new ArrayList<>();
            open.forEach(g -> misses.add(unrolling.frame(k - 1).of(goalTerms.missed(g, t.way()))));
            any.add(terms.and(t.when(), terms.or(misses)));
        }
        return terms.or(any);
    }

    private Obligation question(int k, Set<Goal> open, Term missed, int number) {
        List<Term> all = new ArrayList<>(unrolling.facts(k - 1));
        List<Goal> assumed = new ArrayList<>(known);
        assumed.addAll(states(open));
        for (int f = 0; f < k; f++) {
            Frame frame = unrolling.frame(f);
            assumed.forEach(g -> all.add(terms.not(frame.of(Objects.requireNonNull(goalTerms.missedInState(g))))));
            if (f + 1 < k) {
                all.add(keepsOthers(f, open));
            }
        }
        all.add(missed);
        List<String> names = open.stream().map(Goal::name).toList();
        return Obligation.of(
                        "induction-k" + k + (number == 0 ? "" : "-" + number),
                        "Any " + k + " steps that begin in any state keep " + String.join(", ", names)
                                + ", where all but the last state satisfy what is assumed.",
                        terms,
                        all)
                .assuming(assumed);
    }

    /** That the step from a frame misses none of the goals about steps. */
    private Term keepsOthers(int number, Set<Goal> open) {
        List<Term> all = new ArrayList<>();
        for (Unrolling.Taken t : unrolling.taken(number)) {
            for (Goal g : open) {
                if (g instanceof Goal.OfSpec s && !s.ofState()) {
                    Term missed = unrolling.frame(number).of(goalTerms.missed(g, t.way()));
                    all.add(terms.not(terms.and(t.when(), missed)));
                }
            }
        }
        return terms.and(all);
    }

    private void refuted(int k, Set<Goal> open, Answer.Sat sat, Map<Goal, Counterexample> counterexamples) {
        Walk walk = new Walk(system, unrolling, sat.values());
        Evaluation e = walk.evaluation();
        Optional<Run> run = made(walk, k);
        boolean any = false;
        for (Unrolling.Taken t : unrolling.taken(k - 1)) {
            if (e.isTrue(t.when())) {
                for (Goal g : Set.copyOf(open)) {
                    if (e.isTrue(unrolling.frame(k - 1).of(goalTerms.missed(g, t.way())))) {
                        open.remove(g);
                        run.ifPresent(r -> counterexamples.put(g, new Counterexample(g, r)));
                        any = true;
                    }
                }
            }
        }
        if (!any) {
            throw new ToolError("the solver's values for " + k + " steps do not miss what they should miss");
        }
    }

    /** The steps, made by the interpreter. In a state that is not reachable local code need not end. */
    private static Optional<Run> made(Walk walk, int k) {
        try {
            return Optional.of(walk.run(walk.first(), k));
        } catch (LocalBudgetExceeded e) {
            return Optional.empty();
        }
    }
}
