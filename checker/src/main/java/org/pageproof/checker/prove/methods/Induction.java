package org.pageproof.checker.prove.methods;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pageproof.checker.prove.solver.Answer;
import org.pageproof.checker.prove.solver.SolverMissing;
import org.pageproof.checker.prove.steps.End;
import org.pageproof.checker.prove.steps.Kept;
import org.pageproof.checker.prove.steps.Way;
import org.pageproof.checker.prove.term.Evaluation;
import org.pageproof.checker.prove.term.Op;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.LocalBudgetExceeded;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.ToolError;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.trace.Run;

/**
 * Induction over single steps. All goals about states are assumed before a step; what some step does not keep is no longer
 * assumed, and then everything is asked again, until what is left keeps itself: the largest set of the goals that is inductive
 * ("Houdini": Flanagan and Leino, 2001). Goals about steps are shown from what is left.
 */
final class Induction {
    private final ProofSystem system;
    private final TermBuilder terms;
    private final GoalTerms goalTerms;
    private final Asker asker;
    private final Set<Goal> open = new LinkedHashSet<>();
    private final Map<Goal, Counterexample> counterexamples = new LinkedHashMap<>();
    private final Map<Goal, String> unknown = new LinkedHashMap<>();
    private final Map<Goal, Map<Way, Term>> missed = new HashMap<>();
    private final Set<Kept.Target> left = new LinkedHashSet<>();
    private final IdentityHashMap<ProofSystem.Step, Set<Goal>> settled = new IdentityHashMap<>();
    private int round;

    Induction(ProofSystem system, Asker asker) {
        this.system = system;
        this.terms = system.terms();
        this.goalTerms = new GoalTerms(system);
        this.asker = asker;
    }

    /**
     * What came of it.
     *
     * @param proved goals that hold in every reachable state, or of every step from one
     * @param counterexamples why others are not inductive, one for each
     * @param unknown why the solver could not tell, for others
     * @param left what some step takes out of its bounds
     */
    record Result(
            Set<Goal> proved,
            Map<Goal, Counterexample> counterexamples,
            Map<Goal, String> unknown,
            Set<Kept.Target> left) {
        Result {
            left = Set.copyOf(left);
            proved = Set.copyOf(proved);
            counterexamples = Map.copyOf(counterexamples);
            unknown = Map.copyOf(unknown);
        }
    }

    /** @param goals what may be assumed and is to be shown */
    Result run(List<Goal> goals) throws SolverMissing {
        open.addAll(List.of(Goal.Ground.values()));
        goals.stream().filter(this::holdsAtStart).forEach(open::add);
        open.addAll(system.guesses());
        boolean again = true;
        while (again && !asker.isOver()) {
            again = false;
            round++;
            for (ProofSystem.Step step : system.steps()) {
                Set<Goal> used = settled.get(step);
                if (used == null || !open.containsAll(used)) {
                    again = true;
                    settled.put(step, ask(step));
                }
            }
        }
        if (again || !open.containsAll(List.of(Goal.Ground.values()))) {
            String why = again
                    ? "time: the induction was not over"
                    : "it is not shown that the formulas say all of every step";
            open.forEach(g -> unknown.putIfAbsent(g, why));
            open.clear();
        }
        List.of(Goal.Ground.values()).forEach(open::remove);
        return new Result(open, counterexamples, unknown, left);
    }

    private boolean holdsAtStart(Goal goal) {
        StepProgram program = system.program();
        for (int s = 0; s < program.starts(); s++) {
            State state = program.start(s);
            if (goal instanceof Goal.Always a
                    && a.property() == BuiltIn.NO_DEADLOCK
                    && Decisive.isDeadlock(program, state)) {
                unknown.put(goal, "it is not true at the start");
                return false;
            }
            if (goal instanceof Goal.OfSpec g && g.ofState()) {
                Evaluation e = new StateValues(system, state).evaluation();
                if (e.isTrue(goalTerms.missed(g))) {
                    unknown.put(goal, "it is not true at the start");
                    return false;
                }
            } else if (goalTerms.wrongStart(goal).isPresent()
                    && system.properties().decides(((Goal.OfSpec) goal).number(), state)) {
                unknown.put(goal, "it is not true at the start");
                return false;
            }
        }
        return true;
    }

    /** What the step keeps if it is so before. The other goals are no longer open after this. */
    private Set<Goal> ask(ProofSystem.Step step) throws SolverMissing {
        int number = 0;
        while (true) {
            Set<Goal> assumed = new LinkedHashSet<>(open);
            Map<Way, Set<Goal>> asked = asked(step, assumed);
            if (asked.isEmpty()) {
                return Set.of();
            }
            Set<Goal> used = used(step, asked, assumed);
            Answer answer = asker.ask(question(step, used, asked, number++));
            if (answer instanceof Answer.Unsat) {
                return used;
            } else if (answer instanceof Answer.Sat sat) {
                open.removeAll(refuted(step, asked, sat));
            } else if (answer instanceof Answer.Unknown u) {
                asked.values().forEach(goals -> goals.forEach(g -> unknown.put(g, u.words())));
                asked.values().forEach(open::removeAll);
            }
        }
    }

    /** What is assumed: all goals about states, and of the guesses those that speak of where somebody is. */
    private static Set<Goal> used(ProofSystem.Step step, Map<Way, Set<Goal>> asked, Set<Goal> assumed) {
        Set<Goal> used = new LinkedHashSet<>();
        for (Goal g : assumed) {
            boolean isUsed = g instanceof Goal.OfSpec s && s.ofState()
                    || g instanceof Goal.Guess o
                            && (o.cpu() == step.cpu() && o.location() == step.from()
                                    || asked.values().stream().anyMatch(goals -> goals.contains(g)));
            if (isUsed) {
                used.add(g);
            }
        }
        return used;
    }

    /** What each way may miss, as far as that is not plain from the terms. */
    private Map<Way, Set<Goal>> asked(ProofSystem.Step step, Set<Goal> assumed) {
        Map<Way, Set<Goal>> asked = new LinkedHashMap<>();
        for (Way way : step.ways()) {
            Set<Goal> goals = new LinkedHashSet<>();
            for (Goal g : open) {
                if (g instanceof Goal.Guess o && !concerns(o, way)) {
                    continue;
                }
                Term t = missed(g, way);
                if (!t.isFalse() && !(g instanceof Goal.OfSpec s && assumed.contains(s) && isMissedBefore(s, t))) {
                    goals.add(g);
                }
            }
            if (!goals.isEmpty()) {
                asked.put(way, goals);
            }
        }
        return asked;
    }

    /** Whether a way can make a guess wrong: it goes to where that is guessed, or writes what it speaks of. */
    private static boolean concerns(Goal.Guess guess, Way way) {
        boolean goesThere =
                way.cpu() == guess.cpu() && way.end() instanceof End.At at && at.location() == guess.location();
        return goesThere || way.writes().keySet().stream().anyMatch(guess.slots()::contains);
    }

    /** Whether whatever misses a goal after a step has missed it before. */
    private boolean isMissedBefore(Goal.OfSpec goal, Term after) {
        if (!goal.ofState()) {
            return false;
        }
        Term before = goalTerms.missed(goal);
        Set<Term> known = before.op() == Op.OR ? new HashSet<>(before.operands()) : Set.of(before);
        return known.containsAll(after.op() == Op.OR ? after.operands() : List.of(after));
    }

    private Term missed(Goal goal, Way way) {
        return missed.computeIfAbsent(goal, g -> new IdentityHashMap<>())
                .computeIfAbsent(way, w -> goalTerms.missed(goal, w));
    }

    private Obligation question(ProofSystem.Step step, Set<Goal> assumed, Map<Way, Set<Goal>> asked, int number) {
        List<Term> conditions = new ArrayList<>(system.known());
        for (Goal g : assumed) {
            conditions.add(
                    terms.not(g instanceof Goal.Guess guess ? guess.missed() : goalTerms.missed((Goal.OfSpec) g)));
        }
        conditions.add(step.enabled());
        conditions.addAll(system.known(step));
        List<Term> any = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        asked.forEach((way, goals) -> {
            List<Term> all = new ArrayList<>(way.guard());
            all.add(terms.or(goals.stream().map(g -> missed(g, way)).toList()));
            any.add(terms.and(all));
            goals.forEach(g -> names.add(g.name()));
        });
        conditions.add(terms.or(any));
        return Obligation.of(
                "induction-" + round + "-" + StepNames.file(system.program(), step) + (number == 0 ? "" : "-" + number),
                "The step " + StepNames.of(system.program(), step) + " keeps " + String.join(", ", names)
                        + ", from any state that satisfies what is assumed.",
                terms,
                system.variables(),
                conditions);
    }

    private Set<Goal> refuted(ProofSystem.Step step, Map<Way, Set<Goal>> asked, Answer.Sat sat) {
        ModelState model = new ModelState(system.program(), system.variables(), sat.values());
        Set<Goal> gone = new LinkedHashSet<>();
        asked.forEach((way, goals) -> gone.addAll(refuted(step, way, goals, model)));
        if (gone.isEmpty()) {
            throw new ToolError("the solver's values for a step do not miss what they should miss");
        }
        return gone;
    }

    private Set<Goal> refuted(ProofSystem.Step step, Way way, Set<Goal> goals, ModelState model) {
        Evaluation e = model.evaluation();
        Set<Goal> gone = new LinkedHashSet<>();
        if (way.guard().stream().allMatch(e::isTrue)) {
            for (Goal g : goals) {
                if (e.isTrue(missed(g, way))) {
                    gone.add(g);
                    if (!(g instanceof Goal.Guess)) {
                        note(g, model, step, way);
                    }
                    if (g == Goal.Ground.BOUNDS) {
                        way.kept().stream().filter(k -> !e.isTrue(k.holds())).forEach(k -> left.add(k.target()));
                    }
                }
            }
        }
        return gone;
    }

    /** Keeps the step, made by the interpreter. In a state that is not reachable local code need not end. */
    private void note(Goal goal, ModelState model, ProofSystem.Step step, Way way) {
        if (way.end() instanceof End.GivenUp g) {
            // It ends before all choices are made, so nobody can make the step.
            unknown.putIfAbsent(goal, "bound: " + g.file() + ":" + g.line() + ": " + g.reason());
            return;
        }
        try {
            State before = model.state();
            if (system.isForAny() && !isShown(before)) {
                unknown.putIfAbsent(
                        goal,
                        "solver: it is not inductive: " + StepNames.of(system.program(), step)
                                + " need not keep it, from a state with more CPUs than can be shown");
                return;
            }
            Outcome made = Walk.step(system.program(), before, way, model.choices(way.choices()));
            counterexamples.putIfAbsent(goal, new Counterexample(goal, new Run(before, List.of(made))));
        } catch (LocalBudgetExceeded e) {
            unknown.putIfAbsent(goal, "solver: it is not inductive, from a state in which local code does not end");
        }
    }

    /** Whether ghosts that count have values that the model can have. */
    private boolean isShown(State state) {
        return system.program().slots().stream()
                .allMatch(slot -> slot.min() <= state.slot(slot.id()) && state.slot(slot.id()) <= slot.max());
    }
}
