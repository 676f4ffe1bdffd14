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
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.prove.methods.StepQuestions.StepQuestion;
import org.pageproof.checker.prove.solver.Answer;
import org.pageproof.checker.prove.solver.SolverMissing;
import org.pageproof.checker.prove.steps.End;
import org.pageproof.checker.prove.steps.Kept;
import org.pageproof.checker.prove.steps.Way;
import org.pageproof.checker.prove.term.Evaluation;
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
    /** So many questions about claims are made before the first of them is answered. */
    private static final int AHEAD = 8;

    private final ProofSystem system;
    private final GoalTerms goalTerms;
    private final StepQuestions questions;
    private final Asker asker;
    private final Set<Goal> open = new LinkedHashSet<>();
    private final Map<Goal, Counterexample> counterexamples = new LinkedHashMap<>();
    private final Map<Goal, String> unknown = new LinkedHashMap<>();
    private final Set<Kept.Target> left = new LinkedHashSet<>();
    private final List<Goal.Guess> guesses;
    private List<ProofSystem.Step> steps;
    private final IdentityHashMap<ProofSystem.Step, Set<Goal>> guessesKept = new IdentityHashMap<>();
    private final IdentityHashMap<ProofSystem.Step, Set<Goal>> claimsKept = new IdentityHashMap<>();

    private final IdentityHashMap<ProofSystem.Step, Set<Goal>> guessesHelped = new IdentityHashMap<>();
    private final IdentityHashMap<ProofSystem.Step, Set<Goal>> claimsHelped = new IdentityHashMap<>();

    private final Map<String, Integer> names = new HashMap<>();

    /** By step and part: the name of the question that shows that the step keeps what is left. */
    private final Map<String, String> shownBy = new LinkedHashMap<>();

    private int round;
    private boolean asked;

    Induction(ProofSystem system, Asker asker) {
        this.system = system;
        this.goalTerms = new GoalTerms(system);
        this.questions = new StepQuestions(system, goalTerms);
        this.guesses = system.guesses();
        this.steps = system.steps();
        this.asker = asker;
    }

    /**
     * What came of it.
     *
     * @param proved goals that hold in every reachable state, or of every step from one
     * @param counterexamples why others are not inductive, one for each
     * @param unknown why the solver could not tell, for others
     * @param left what some step takes out of its bounds
     * @param questions names of those that what is proved rests on; a step without one keeps everything, as its terms show
     */
    record Result(
            Set<Goal> proved,
            Map<Goal, Counterexample> counterexamples,
            Map<Goal, String> unknown,
            Set<Kept.Target> left,
            List<String> questions) {
        Result {
            left = Set.copyOf(left);
            proved = Set.copyOf(proved);
            counterexamples = Map.copyOf(counterexamples);
            unknown = Map.copyOf(unknown);
            questions = List.copyOf(questions);
        }
    }

    /** @param goals what may be assumed and is to be shown */
    Result run(List<Goal> goals) throws SolverMissing {
        open.addAll(List.of(Goal.Ground.values()));
        goals.stream().filter(this::holdsAtStart).forEach(open::add);
        open.addAll(guesses);
        List<String> basis = new ArrayList<>();
        if (system.isForAny()) {
            FieldsKept fields = new FieldsKept(system, asker);
            steps = fields.steps();
            basis.addAll(fields.shown());
        }
        boolean again = true;
        while (again && !asker.isOver()) {
            round++;
            again = !guesses.isEmpty() && ask(StepQuestions.Part.GUESSES) || ask(StepQuestions.Part.CLAIMS);
        }
        if (again || !open.containsAll(List.of(Goal.Ground.values()))) {
            String why = again ? cut() : "it is not shown that the formulas say all of every step";
            open.forEach(g -> unknown.putIfAbsent(g, why));
            open.clear();
        }
        List.of(Goal.Ground.values()).forEach(open::remove);
        basis.addAll(shownBy.values());
        return new Result(open, counterexamples, unknown, left, basis);
    }

    /** Why the induction ended before there was nothing more to ask. */
    private String cut() {
        return asker.isInterrupted() ? asker.over() : Asker.TIME + "the induction was not over";
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

    /** Asks of every step what is not settled. Returns whether there was anything to ask. */
    private boolean ask(StepQuestions.Part part) throws SolverMissing {
        asked = false;
        if (part == StepQuestions.Part.CLAIMS) {
            // They are taken in their order, for the same answers each time.
            new Lanes(steps, 1, asker).run(AHEAD, s -> question(s, part), this::take);
        } else {
            // What one step does not keep the next one does not find, nor do those of a CPU of another class.
            for (int cpu : steps.stream().map(ProofSystem.Step::cpu).distinct().toList()) {
                List<ProofSystem.Step> of =
                        steps.stream().filter(s -> s.cpu() == cpu).toList();
                new Lanes(of, asker.atOnce(), asker).run(1, s -> question(s, part), this::take);
            }
        }
        return asked;
    }

    /** By step that was asked about: what the answer rests on. */
    private Map<ProofSystem.Step, Set<Goal>> settled(StepQuestions.Part part) {
        return part == StepQuestions.Part.GUESSES ? guessesKept : claimsKept;
    }

    /** Whether nothing that the answer rests on has been refuted since. */
    private boolean isSettled(ProofSystem.Step step, StepQuestions.Part part) {
        Set<Goal> used = settled(part).get(step);
        return used != null && open.containsAll(used);
    }

    private @Nullable StepQuestion question(ProofSystem.Step step, StepQuestions.Part part) {
        if (isSettled(step, part)) {
            return null;
        }
        asked = true;
        StepQuestion question = questions.of(step, part, open, helpful(step, part), name(step));
        if (question == null) {
            settled(part).put(step, Set.of());
            shownBy.remove(place(step, part));
        }
        return question;
    }

    private boolean take(StepQuestion question, Answer answer) {
        ProofSystem.Step step = question.step();
        if (answer instanceof Answer.Unsat) {
            settled(question.part()).put(step, question.assumed());
            shownBy.put(place(step, question.part()), question.obligation().name());
            return false;
        } else if (answer instanceof Answer.Unknown u) {
            question.asked().values().forEach(goals -> {
                goals.forEach(g -> unknown.putIfAbsent(g, u.words()));
                open.removeAll(goals);
            });
        } else {
            ModelState model = new ModelState(system.program(), system.variables(), ((Answer.Sat) answer).values());
            if (!isHelped(question, model)) {
                drop(refuted(step, question.asked(), model));
            }
        }
        return true;
    }

    /** What is wrong of CPUs of one class is hardly right of those of another that do the same; it is not asked. */
    private void drop(Set<Goal> refuted) {
        open.removeAll(refuted);
        Set<Integer> same = new HashSet<>();
        for (Goal g : refuted) {
            if (g instanceof Goal.Guess guess) {
                same.add(guess.same());
            }
        }
        open.removeIf(g -> g instanceof Goal.Guess guess && same.contains(guess.same()));
    }

    private String place(ProofSystem.Step step, StepQuestions.Part part) {
        return StepNames.file(system.program(), step) + " " + part;
    }

    /**
     * Whether guesses about others exclude the state in which a step does not keep something. Then all of those that the step may make
     * wrong are assumed next time: an answer that rests on less lasts longer, but only where it comes at once.
     */
    private boolean isHelped(StepQuestion question, ModelState model) {
        Set<Goal> concerned = questions.concerned(question.step(), open);
        concerned.removeAll(question.assumed());
        boolean excluded = concerned.stream().anyMatch(g -> model.evaluation().isTrue(((Goal.Guess) g).missed()));
        if (excluded) {
            helpful(question.step(), question.part()).addAll(concerned);
        }
        return excluded;
    }

    private Set<Goal> helpful(ProofSystem.Step step, StepQuestions.Part part) {
        return (part == StepQuestions.Part.GUESSES ? guessesHelped : claimsHelped)
                .computeIfAbsent(step, s -> new LinkedHashSet<>());
    }

    private String name(ProofSystem.Step step) {
        String name = "induction-" + round + "-" + StepNames.file(system.program(), step);
        int before = names.merge(name, 1, Integer::sum) - 1;
        return before == 0 ? name : name + "-" + before;
    }

    private Set<Goal> refuted(ProofSystem.Step step, Map<Way, Set<Goal>> asked, ModelState model) {
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
                if (e.isTrue(questions.missed(g, way))) {
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
                unknown.putIfAbsent(goal, notShown(step));
                return;
            }
            Outcome made = Walk.step(system.program(), before, way, model.choices(way.choices()));
            boolean leads = way.end() instanceof End.At || way.end() instanceof End.AtRest;
            if (leads && made.next() == null) {
                // A ghost that counts has a range in the interpreter.
                unknown.putIfAbsent(goal, notShown(step));
                return;
            }
            counterexamples.putIfAbsent(goal, new Counterexample(goal, new Run(before, List.of(made))));
        } catch (LocalBudgetExceeded e) {
            unknown.putIfAbsent(goal, "solver: it is not inductive, from a state in which local code does not end");
        }
    }

    private String notShown(ProofSystem.Step step) {
        return "solver: it is not inductive: " + StepNames.of(system.program(), step)
                + " need not keep it, from a state with more CPUs than can be shown";
    }

    /** Whether ghosts that count have values that the model can have. */
    private boolean isShown(State state) {
        return system.program().slots().stream()
                .allMatch(slot -> slot.min() <= state.slot(slot.id()) && state.slot(slot.id()) <= slot.max());
    }
}
