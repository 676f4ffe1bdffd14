package org.pageproof.checker.prove.methods;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.prove.solver.Answer;
import org.pageproof.checker.prove.solver.SolverMissing;
import org.pageproof.checker.prove.steps.End;
import org.pageproof.checker.prove.term.OutOfTime;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.ToolError;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.trace.Run;

/**
 * Bounded search (Biere, Cimatti, Clarke and Zhu, 1999): whether a goal is missed after 0, 1, 2, ... steps from where the scenario
 * starts. So what is found first is found after the fewest steps. Can be continued. That the formulas say all of these runs is
 * asked with the goals.
 */
final class BoundedSearch {
    /** More states to start in make one formula too large. */
    private static final int MOST_STARTS = 1_000;

    private final ProofSystem system;
    private final StepProgram program;
    private final TermBuilder terms;
    private final GoalTerms goalTerms;
    private final StepOrder order;
    private final Set<Goal> open;
    private final Set<Goal> known = new LinkedHashSet<>();
    private final Set<Goal> ground = new LinkedHashSet<>(List.of(Goal.Ground.values()));
    private final List<Term> ordered = new ArrayList<>();
    private final Map<Goal, Run> found = new LinkedHashMap<>();
    private @Nullable Unrolling unrolling;
    private int done = -1;

    /** After so many steps a run can take a way that the formulas do not follow. */
    private int certain = Integer.MAX_VALUE;

    private String unsaid = "";
    private String stopped = "";

    /** @param goals what is looked for: where they are missed */
    BoundedSearch(ProofSystem system, List<Goal> goals) {
        this.system = system;
        this.program = system.program();
        this.terms = system.terms();
        this.goalTerms = new GoalTerms(system);
        this.order = new StepOrder(system);
        this.open = new LinkedHashSet<>(goals);
        if (program.starts() > MOST_STARTS) {
            stopped = "bound: it starts in " + program.starts() + " states, and bounded search takes at most "
                    + MOST_STARTS;
        }
    }

    /** The shortest runs that were found, by the goal that they miss. */
    Map<Goal, Run> found() {
        return found;
    }

    /** No other goal is missed after so many steps or fewer; -1 while nothing is known. */
    int done() {
        return Math.min(done, certain);
    }

    /** Why it went no further, beginning with a word such as {@code time:}; empty when it went as far as it was told. */
    String stopped() {
        return unsaid.isEmpty() ? stopped : unsaid;
    }

    /** A goal is known to be true of every run: it is no longer looked for, and helps to find others. */
    void know(Goal goal) {
        open.remove(goal);
        ground.remove(goal);
        if (isOfState(goal)) {
            known.add(goal);
        }
    }

    /** Goes on to runs of so many steps, as far as time allows. */
    void run(Asker asker, int depth) throws SolverMissing {
        if (stopped.startsWith(Asker.TIME)) {
            // That was the share of a call before.
            stopped = "";
        }
        terms.endWhen(asker::isOver);
        try {
            goOn(asker, depth);
        } catch (OutOfTime e) {
            stopped = asker.over().isEmpty() ? Asker.TIME + "the limit was reached" : asker.over();
        }
    }

    private void goOn(Asker asker, int depth) throws SolverMissing {
        while (stopped.isEmpty() && done < depth && !open.isEmpty()) {
            String over = asker.over();
            if (!over.isEmpty()) {
                stopped = over;
            } else if (done < 0) {
                start();
                done = 0;
            } else if (deeper(asker, done + 1)) {
                done++;
            }
        }
    }

    private void start() {
        for (int i = 0; i < program.starts(); i++) {
            Run run = new Run(program.start(i), List.of());
            open.removeIf(g -> {
                boolean missed = Decisive.misses(system, g, run);
                if (missed) {
                    found.put(g, run);
                }
                return missed;
            });
        }
        unrolling = Unrolling.fromStart(system);
    }

    /** Whether all that is missed after that many steps was found. */
    private boolean deeper(Asker asker, int steps) throws SolverMissing {
        int number = 0;
        while (!open.isEmpty()) {
            Term missed = missed(steps);
            if (missed.isFalse()) {
                return true;
            }
            Answer answer = asker.ask(question(steps, missed, number++));
            if (answer instanceof Answer.Unsat) {
                return true;
            } else if (answer instanceof Answer.Unknown u) {
                stopped = u.words() + ", looking for runs of " + steps + " steps";
                return false;
            }
            take(steps, (Answer.Sat) answer);
        }
        return true;
    }

    private Unrolling unrolling() {
        return Objects.requireNonNull(unrolling);
    }

    /** That the run misses an open goal at its end. */
    private Term missed(int steps) {
        List<Term> ofLast = new ArrayList<>();
        for (Unrolling.Taken t : unrolling().taken(steps - 1)) {
            List<Term> misses = new ArrayList<>();
            for (Goal g : open) {
                if (!isOfState(g)) {
                    misses.add(unrolling().frame(steps - 1).of(goalTerms.missed(g, t.way())));
                }
            }
            ground.forEach(g -> misses.add(unrolling().frame(steps - 1).of(goalTerms.missed(g, t.way()))));
            ofLast.add(terms.and(t.when(), terms.or(misses)));
        }
        List<Term> ofState = new ArrayList<>();
        if (open.stream().anyMatch(this::isOfState)) {
            Frame end = unrolling().frame(steps);
            for (Goal g : open) {
                Term missed = goalTerms.missedInState(g);
                if (missed != null) {
                    ofState.add(end.of(missed));
                }
            }
            List<Term> all = new ArrayList<>(unrolling().facts(steps));
            all.removeAll(unrolling().facts(steps - 1));
            all.add(terms.or(ofState));
            ofLast.add(terms.and(all));
        }
        return terms.or(ofLast);
    }

    private boolean isOfState(Goal goal) {
        return goalTerms.missedInState(goal) != null;
    }

    private Obligation question(int steps, Term missed, int number) {
        List<Term> all = new ArrayList<>(unrolling().facts(steps - 1));
        all.addAll(learned(steps - 1));
        all.add(missed);
        List<String> names = open.stream().map(Goal::name).toList();
        return Obligation.of(
                        "bmc-" + steps + (number == 0 ? "" : "-" + number),
                        "No run of exactly " + steps + (steps == 1 ? " step" : " steps")
                                + " from the start ends where one of these is violated, or reached if it is a cover: "
                                + String.join(", ", names) + ".",
                        terms,
                        all)
                .assuming(steps > 1 ? never() : List.of());
    }

    /** Goals about states that are missed nowhere before. */
    private List<Goal> never() {
        Set<Goal> all = new LinkedHashSet<>(known);
        all.addAll(open);
        return all.stream().filter(this::isOfState).toList();
    }

    /** What can be demanded of the first so many steps without losing what they can reach. */
    private List<Term> learned(int steps) {
        List<Term> all = new ArrayList<>();
        for (int f = 1; f <= steps; f++) {
            for (Goal g : never()) {
                Term missed = goalTerms.missedInState(g);
                if (missed != null) {
                    all.add(terms.not(unrolling().frame(f).of(missed)));
                }
            }
            if (f < steps) {
                if (ordered.size() < f) {
                    ordered.add(
                            order.ordered(unrolling().taken(f - 1), unrolling().taken(f)));
                }
                all.add(ordered.get(f - 1));
            }
        }
        return all;
    }

    private void take(int steps, Answer.Sat sat) {
        Walk walk = new Walk(system, unrolling(), sat.values());
        String missing = unsaid(walk, steps);
        boolean any = false;
        if (!isGivenUp(walk, steps)) {
            Run run = walk.run(startOf(walk), steps);
            any = open.removeIf(g -> {
                boolean missed = Decisive.misses(system, g, run);
                if (missed) {
                    found.put(g, run);
                }
                return missed;
            });
        }
        if (!any && missing.isEmpty()) {
            throw new ToolError("a run of " + steps + " steps that a solver found misses no goal");
        } else if (!any) {
            // What is found from here on is found all the same.
            unsaid = missing;
            certain = steps - 1;
            ground.clear();
        }
    }

    private boolean isGivenUp(Walk walk, int steps) {
        return unrolling().taken(steps - 1).stream()
                .anyMatch(t -> t.way().end() instanceof End.GivenUp
                        && walk.evaluation().isTrue(t.when()));
    }

    /** What the formulas do not say of the last step of a run; empty when they say all of it. */
    private String unsaid(Walk walk, int steps) {
        Frame frame = unrolling().frame(steps - 1);
        for (Unrolling.Taken t : unrolling().taken(steps - 1)) {
            if (walk.evaluation().isTrue(t.when())) {
                if (t.way().end() instanceof End.GivenUp g) {
                    return "bound: " + g.file() + ":" + g.line() + ": " + g.reason() + ", in step " + steps;
                }
                if (walk.evaluation().isTrue(frame.of(goalTerms.missed(Goal.Ground.BOUNDS, t.way())))) {
                    return "bound: a value leaves the bounds with which the formulas were made, in step " + steps;
                }
            }
        }
        return "";
    }

    private State startOf(Walk walk) {
        for (int i = 0; i < program.starts(); i++) {
            State state = program.start(i);
            if (unrolling().isStart(state, walk.evaluation())) {
                return state;
            }
        }
        throw new ToolError("the solver's values are of no state to start in");
    }
}
