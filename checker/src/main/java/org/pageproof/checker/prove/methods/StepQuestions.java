package org.pageproof.checker.prove.methods;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.prove.steps.End;
import org.pageproof.checker.prove.steps.Way;
import org.pageproof.checker.prove.term.Op;
import org.pageproof.checker.prove.term.Replacement;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;

/** Whether single steps keep goals. What a step is asked of guesses and of claims are questions by themselves. */
final class StepQuestions {
    private final ProofSystem system;
    private final TermBuilder terms;
    private final GoalTerms goalTerms;
    private final IdentityHashMap<Way, Map<Goal, Term>> missed = new IdentityHashMap<>();
    private final IdentityHashMap<Way, Map<Goal, Term>> lost = new IdentityHashMap<>();
    private final Map<List<Integer>, List<Goal.Guess>> byPlace = new HashMap<>();
    private final Map<Integer, List<Goal.Guess>> bySlot = new HashMap<>();
    private final IdentityHashMap<Way, List<Goal.Guess>> concerned = new IdentityHashMap<>();
    private final IdentityHashMap<ProofSystem.Step, Replacement> places = new IdentityHashMap<>();
    private final Map<Integer, Replacement> notBegun = new HashMap<>();

    private List<Term> premisesOf = List.of();
    private Obligation.Premises premises;

    StepQuestions(ProofSystem system, GoalTerms goalTerms) {
        this.system = system;
        this.terms = system.terms();
        this.premises = Obligation.Premises.of(terms, system.variables(), premisesOf);
        this.goalTerms = goalTerms;
        for (Goal.Guess g : system.guesses()) {
            byPlace.computeIfAbsent(List.of(g.cpu(), g.location()), k -> new ArrayList<>())
                    .add(g);
            g.slots()
                    .forEach(slot ->
                            bySlot.computeIfAbsent(slot, k -> new ArrayList<>()).add(g));
        }
    }

    /** What a question is about. */
    enum Part {
        /** Guesses: there are many, and most answers are quick. */
        GUESSES,
        /** All other goals. */
        CLAIMS
    }

    /**
     * Whether a step keeps goals.
     *
     * @param assumed before the step
     * @param asked what each way may miss
     */
    record StepQuestion(
            ProofSystem.Step step, Part part, Set<Goal> assumed, Map<Way, Set<Goal>> asked, Obligation obligation) {}

    /**
     * What is to be asked of a step; null where that is plain from the terms. Claims and the guesses about where the step begins are
     * assumed; of each guess that is asked for, that it was right before.
     *
     * @param open the goals that are not refuted
     * @param helpful guesses about others that are assumed as well
     * @param name unique
     */
    @Nullable
    StepQuestion of(ProofSystem.Step step, Part part, Set<Goal> open, Set<Goal> helpful, String name) {
        Map<Way, Set<Goal>> asked = part == Part.GUESSES ? guessesAsked(step, open) : claimsAsked(step, open);
        if (asked.isEmpty()) {
            return null;
        }
        Set<Goal> assumed = new LinkedHashSet<>();
        for (Goal g : open) {
            if (g instanceof Goal.OfSpec s && s.ofState()) {
                assumed.add(g);
            }
        }
        byPlace.getOrDefault(List.of(step.cpu(), step.from()), List.of()).stream()
                .filter(open::contains)
                .forEach(assumed::add);
        helpful.stream().filter(open::contains).forEach(assumed::add);
        return new StepQuestion(step, part, assumed, asked, obligation(step, part, assumed, asked, name));
    }

    /** The guesses that a step can make wrong, and may be asked to keep. */
    Set<Goal> concerned(ProofSystem.Step step, Set<Goal> open) {
        Set<Goal> all = new LinkedHashSet<>();
        guessesAsked(step, open).values().forEach(all::addAll);
        return all;
    }

    /** What each way may miss of the claims, as far as that is not plain from the terms. */
    private Map<Way, Set<Goal>> claimsAsked(ProofSystem.Step step, Set<Goal> open) {
        List<Goal> claims =
                open.stream().filter(g -> !(g instanceof Goal.Guess)).toList();
        Map<Way, Set<Goal>> asked = new LinkedHashMap<>();
        for (Way way : step.ways()) {
            Set<Goal> goals = new LinkedHashSet<>();
            for (Goal g : claims) {
                Term t = missed(g, way);
                boolean ofState = g instanceof Goal.OfSpec s && s.ofState();
                if (!t.isFalse() && !(ofState && isMissedBefore(goalTerms.missed((Goal.OfSpec) g), t))) {
                    goals.add(g);
                }
            }
            put(asked, way, goals);
        }
        return asked;
    }

    /** The same of the guesses. */
    private Map<Way, Set<Goal>> guessesAsked(ProofSystem.Step step, Set<Goal> open) {
        Map<Way, Set<Goal>> asked = new LinkedHashMap<>();
        for (Way way : step.ways()) {
            Set<Goal> goals = new LinkedHashSet<>();
            for (Goal.Guess g : concerned(way)) {
                if (open.contains(g)) {
                    goals.add(g);
                }
            }
            put(asked, way, goals);
        }
        return asked;
    }

    private static void put(Map<Way, Set<Goal>> asked, Way way, Set<Goal> goals) {
        if (!goals.isEmpty()) {
            asked.put(way, goals);
        }
    }

    /** The guesses that a way can make wrong: it goes to where that is guessed, or writes what it speaks of. */
    private List<Goal.Guess> concerned(Way way) {
        return concerned.computeIfAbsent(way, w -> {
            Set<Goal.Guess> all = new TreeSet<>(Comparator.comparingInt(Goal.Guess::number));
            if (w.end() instanceof End.At at) {
                all.addAll(byPlace.getOrDefault(List.of(w.cpu(), at.location()), List.of()));
            }
            w.writes().keySet().forEach(slot -> all.addAll(bySlot.getOrDefault(slot, List.of())));
            // What guesses have in common is put over the state after the way once.
            AfterWay after = new AfterWay(system, w);
            Map<Goal, Term> known = missed.computeIfAbsent(w, k -> new HashMap<>());
            boolean ends = w.end() instanceof End.Violation || w.end() instanceof End.GivenUp;
            all.forEach(g -> known.put(g, ends ? terms.no() : after.of(g.missed())));
            return all.stream()
                    .filter(g -> !isMissedBefore(g.missed(), missed(g, w)))
                    .toList();
        });
    }

    /** Whether whatever misses something after a step has missed it before. */
    private static boolean isMissedBefore(Term before, Term after) {
        if (after.isFalse()) {
            return true;
        }
        Set<Term> known = before.op() == Op.OR ? new HashSet<>(before.operands()) : Set.of(before);
        return known.containsAll(after.op() == Op.OR ? after.operands() : List.of(after));
    }

    /** That a goal is missed after a way, or by it. */
    Term missed(Goal goal, Way way) {
        return missed.computeIfAbsent(way, w -> new HashMap<>()).computeIfAbsent(goal, g -> goalTerms.missed(g, way));
    }

    /** That a guess was right before a way of a step, and is missed after it. */
    private Term lost(ProofSystem.Step step, Goal.Guess guess, Way way) {
        return lost.computeIfAbsent(way, w -> new HashMap<>())
                .computeIfAbsent(
                        guess,
                        g -> terms.and(missed(guess, way), terms.not(here(step).of(guess.missed()))));
    }

    private Obligation obligation(
            ProofSystem.Step step, Part part, Set<Goal> assumed, Map<Way, Set<Goal>> asked, String name) {
        List<Term> premises = new ArrayList<>(system.known());
        List<Term> conditions = new ArrayList<>(List.of(step.enabled()));
        conditions.addAll(system.known(step));
        for (Goal g : assumed) {
            if (g instanceof Goal.Guess guess) {
                conditions.add(terms.not(here(step).of(guess.missed())));
            } else {
                premises.add(terms.not(goalTerms.missed((Goal.OfSpec) g)));
            }
        }
        List<Term> any = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        asked.forEach((way, goals) -> {
            List<Term> all = new ArrayList<>(way.guard());
            all.add(terms.or(goals.stream()
                    .map(g -> g instanceof Goal.Guess guess && !assumed.contains(g)
                            ? lost(step, guess, way)
                            : missed(g, way))
                    .toList()));
            any.add(terms.and(all));
            goals.forEach(g -> names.add(g.name()));
        });
        conditions.add(terms.or(any));
        Map<Term, Term> start = system.notBegun(step.cpu());
        if (!start.isEmpty()) {
            Replacement narrowed = notBegun.computeIfAbsent(step.cpu(), c -> new Replacement(terms, start));
            premises.replaceAll(narrowed::of);
            conditions.replaceAll(narrowed::of);
            start.forEach((variable, value) -> conditions.add(terms.equal(variable, value)));
        }
        String meaning = "The step " + StepNames.of(system.program(), step) + " keeps " + GoalNames.of(names)
                + ", from any state that satisfies what is assumed.";
        Obligation question = Obligation.of(name, meaning, terms, system.variables(), premises(premises), conditions)
                .assuming(assumed);
        // What refutes a guess is nobody's business; what refutes a claim is shown.
        return part == Part.GUESSES ? question : question.withShortcut();
    }

    /** They change where a claim is refuted, and seldom otherwise. */
    private Obligation.Premises premises(List<Term> conditions) {
        if (!conditions.equals(premisesOf)) {
            premisesOf = conditions;
            premises = Obligation.Premises.of(terms, system.variables(), conditions);
        }
        return premises;
    }

    /** The CPU of the step is where it is, so that what is guessed of it elsewhere is plain. */
    private Replacement here(ProofSystem.Step step) {
        return places.computeIfAbsent(step, s -> {
            int index = s.from() < 0
                    ? 0
                    : 1 + system.program().parts().cpuLocations().index(s.cpu(), s.from());
            Term place = system.variables().placeVariable(s.cpu());
            return new Replacement(terms, Map.of(place, terms.constant(index, place.width())));
        });
    }
}
