package org.pageproof.checker.prove.methods;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pageproof.checker.prove.solver.Answer;
import org.pageproof.checker.prove.solver.SolverMissing;
import org.pageproof.checker.prove.steps.Kept;
import org.pageproof.checker.prove.steps.Way;
import org.pageproof.checker.prove.term.Evaluation;
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
        boolean again = true;
        while (again && !asker.isOver()) {
            again = false;
            round++;
            Set<Goal> assumed = new LinkedHashSet<>(open);
            for (ProofSystem.Step step : system.steps()) {
                again |= !ask(step, assumed).isEmpty();
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

    /** The assumed goals that the step does not keep. */
    private Set<Goal> ask(ProofSystem.Step step, Set<Goal> assumed) throws SolverMissing {
        Set<Goal> lost = new LinkedHashSet<>();
        Answer answer = null;
        int number = 0;
        while (!(answer instanceof Answer.Unsat)) {
            Map<Way, Set<Goal>> asked = asked(step, assumed);
            if (asked.isEmpty()) {
                break;
            }
            Obligation question = question(step, assumed, asked, number++);
            answer = asker.ask(question);
            Set<Goal> gone = new LinkedHashSet<>();
            if (answer instanceof Answer.Sat sat) {
                gone.addAll(refuted(asked, sat));
            } else if (answer instanceof Answer.Unknown u) {
                asked.values().forEach(gone::addAll);
                gone.forEach(g -> unknown.put(g, u.words()));
            }
            open.removeAll(gone);
            gone.stream().filter(Induction::isAssumed).forEach(lost::add);
        }
        return lost;
    }

    private static boolean isAssumed(Goal goal) {
        return goal instanceof Goal.OfSpec g && g.ofState();
    }

    /** What each way may miss, as far as that is not plain from the terms. */
    private Map<Way, Set<Goal>> asked(ProofSystem.Step step, Set<Goal> assumed) {
        Map<Way, Set<Goal>> asked = new LinkedHashMap<>();
        for (Way way : step.ways()) {
            Set<Goal> goals = new LinkedHashSet<>();
            for (Goal g : open) {
                Term t = missed(g, way);
                boolean asBefore = g instanceof Goal.OfSpec s && s.ofState() && t == goalTerms.missed(s);
                if (!t.isFalse() && !(asBefore && assumed.contains(g))) {
                    goals.add(g);
                }
            }
            if (!goals.isEmpty()) {
                asked.put(way, goals);
            }
        }
        return asked;
    }

    private Term missed(Goal goal, Way way) {
        return missed.computeIfAbsent(goal, g -> new HashMap<>()).computeIfAbsent(way, w -> goalTerms.missed(goal, w));
    }

    private Obligation question(ProofSystem.Step step, Set<Goal> assumed, Map<Way, Set<Goal>> asked, int number) {
        List<Term> conditions = new ArrayList<>();
        conditions.add(step.enabled());
        Set<String> names = new LinkedHashSet<>();
        for (Goal g : assumed) {
            if (g instanceof Goal.OfSpec s && s.ofState()) {
                conditions.add(terms.not(goalTerms.missed(s)));
            }
        }
        List<Term> any = new ArrayList<>();
        asked.forEach((way, goals) -> {
            List<Term> misses = goals.stream().map(g -> missed(g, way)).toList();
            List<Term> all = new ArrayList<>(way.guard());
            all.add(terms.or(misses));
            any.add(terms.and(all));
            goals.forEach(g -> names.add(g.name()));
        });
        conditions.add(terms.or(any));
        String place = StepNames.of(system.program(), step);
        return Obligation.of(
                "induction-" + round + "-" + StepNames.file(system.program(), step) + (number == 0 ? "" : "-" + number),
                "The step " + place + " keeps " + String.join(", ", names)
                        + ", from any state that satisfies what is assumed.",
                terms,
                system.variables(),
                conditions);
    }

    private Set<Goal> refuted(Map<Way, Set<Goal>> asked, Answer.Sat sat) {
        ModelState model = new ModelState(system.program(), system.variables(), sat.values());
        Evaluation e = model.evaluation();
        Set<Goal> gone = new LinkedHashSet<>();
        asked.forEach((way, goals) -> {
            if (way.guard().stream().allMatch(e::isTrue)) {
                for (Goal g : goals) {
                    if (e.isTrue(missed(g, way))) {
                        gone.add(g);
                        note(g, model, way);
                        if (g == Goal.Ground.BOUNDS) {
                            way.kept().stream()
                                    .filter(k -> !e.isTrue(k.holds()))
                                    .forEach(k -> left.add(k.target()));
                        }
                    }
                }
            }
        });
        if (gone.isEmpty()) {
            throw new ToolError("the solver's values for a step do not miss what they should miss");
        }
        return gone;
    }

    /** Keeps the step, made by the interpreter. In a state that is not reachable local code need not end. */
    private void note(Goal goal, ModelState model, Way way) {
        try {
            State before = model.state();
            Outcome made = Walk.step(system.program(), before, way, model.choices(way.choices()));
            counterexamples.putIfAbsent(goal, new Counterexample(goal, new Run(before, List.of(made))));
        } catch (LocalBudgetExceeded e) {
            unknown.putIfAbsent(goal, "solver: it is not inductive, from a state in which local code does not end");
        }
    }
}
