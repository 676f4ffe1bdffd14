package org.pageproof.checker.mutation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.pageproof.checker.agreement.Base;
import org.pageproof.checker.engine.Answer;
import org.pageproof.checker.engine.EngineResult;
import org.pageproof.checker.engine.Follower;
import org.pageproof.checker.steps.NextState;
import org.pageproof.checker.steps.generate.GeneratedNextState;
import org.pageproof.checker.steps.program.InterpretedNextState;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.trace.Walks;

/** Tries mutants of honest programs against what a judge says that knows nothing of the step program. */
final class Hunt {
    /** A search of a mutant is given up when it has so many times the states of the honest program. */
    private static final int TIMES = 20;

    /** As many steps as agree makes in walks. */
    static final int WALKED = 1_500;

    private final List<Tried> all = new ArrayList<>();

    /** What tells that engines contradict each other, or that one contradicts itself. */
    enum Check {
        /** The search ends with an error, or does not end. */
        SEARCH,
        /** Other properties are violated or reached. */
        VERDICTS,
        /** States, transitions, verdicts or least numbers of steps contradict the judge. */
        ANSWERS,
        /** The real classes do not take the steps of a counterexample. */
        REPLAY,
        /** The lying program does not take the steps of what the judge found. */
        FOLLOW,
        /** The real classes do not go where a walk of the lying program goes. */
        WALKS
    }

    /** A relevant mutant, and who noticed. */
    record Tried(String base, String operator, String place, Set<Check> noticed) {
        boolean isNoticedBy(Set<Check> checks) {
            return !Collections.disjoint(noticed, checks);
        }

        @Override
        public String toString() {
            return base + ", " + operator + ": " + place;
        }
    }

    /**
     * Tries mutants of a program.
     *
     * @param judged what the judge answers, who has seen every state of the real classes
     * @param most how many mutants, drawn by the seed; each is one that changes what can be reached
     */
    void program(Base base, Answer judged, int most, long seed) {
        Graph graph = new Graph(base.program());
        List<Mutant> mutants = new ArrayList<>(CodeMutations.of(base.program()));
        mutants.addAll(StateMutations.of(base.program()));
        Collections.shuffle(mutants, new Random(seed));
        int relevant = 0;
        for (Mutant m : mutants) {
            if (relevant == most) {
                return;
            }
            StepProgram lying = m.made().get();
            if (graph.isChangedBy(m, lying)) {
                relevant++;
                all.add(new Tried(base.name(), m.operator(), m.place(), noticed(base, lying, judged)));
            }
        }
    }

    /** The engines that trust the step program: the search by generated code, and the interpreter. */
    private static Set<Check> noticed(Base base, StepProgram lying, Answer judged) {
        Set<Check> noticed = EnumSet.noneOf(Check.class);
        noticed(base, lying, judged, GeneratedNextState::new, noticed);
        // Two engines that contradict the judge are one contradiction.
        if (noticed.isEmpty()) {
            noticed(base, lying, judged, p -> new InterpretedNextState(p, null), noticed);
        }
        if (noticed.isEmpty() && Walks.differ(lying, WALKED, 1).isPresent()) {
            noticed.add(Check.WALKS);
        }
        return noticed;
    }

    private static void noticed(
            Base base, StepProgram lying, Answer judged, Function<StepProgram, NextState> engine, Set<Check> noticed) {
        try {
            NextState next = engine.apply(lying);
            long most = TIMES * judged.result().states();
            Suspect suspect = new Suspect(lying, next, base.properties(lying), most);
            Answer said = new Answer("suspect", true, suspect.answer());
            if (!said.result().foundNames().equals(judged.result().foundNames())) {
                noticed.add(Check.VERDICTS);
            }
            if (!said.contradicts(judged).isEmpty()) {
                noticed.add(Check.ANSWERS);
            }
            if (!follows(lying, judged)) {
                noticed.add(Check.FOLLOW);
            }
            // Replays are slow, and needless where it is known already that something is wrong.
            if (noticed.isEmpty() && !suspect.replays()) {
                noticed.add(Check.REPLAY);
            }
        } catch (RuntimeException | LinkageError e) {
            noticed.add(Check.SEARCH);
        }
    }

    private static boolean follows(StepProgram lying, Answer judged) {
        Follower follower = new Follower(lying);
        for (EngineResult.Found f : judged.result().findings()) {
            try {
                follower.follow(Objects.requireNonNull(f.schedule()));
            } catch (Follower.Lost e) {
                return false;
            }
        }
        return true;
    }

    List<Tried> tried() {
        return List.copyOf(all);
    }

    /** Those that none of the checks notices. */
    List<Tried> survivors(Set<Check> checks) {
        return all.stream().filter(t -> !t.isNoticedBy(checks)).toList();
    }

    /** The part of the relevant mutants that the checks notice, 0 to 1. */
    double rate(Set<Check> checks) {
        return 1 - (double) survivors(checks).size() / all.size();
    }

    /** As a table of Markdown, and the survivors. */
    String table() {
        Set<Check> every = EnumSet.allOf(Check.class);
        Map<String, int[]> lines = new TreeMap<>();
        for (Tried t : all) {
            int[] line = lines.computeIfAbsent(t.operator(), o -> new int[2]);
            line[0]++;
            line[1] += t.isNoticedBy(every) ? 1 : 0;
        }
        StringBuilder text = new StringBuilder("| lie | relevant mutants | noticed |\n|---|---|---|\n");
        lines.forEach((o, n) -> text.append(String.format(Locale.ROOT, "| %s | %d | %d |%n", o, n[0], n[1])));
        text.append(String.format(
                Locale.ROOT,
                "%nNoticed are %.1f %% of %d. Without walks it would be %.1f %%, by verdicts alone %.1f %%.%n",
                100 * rate(every),
                all.size(),
                100 * rate(EnumSet.complementOf(EnumSet.of(Check.WALKS))),
                100 * rate(EnumSet.of(Check.SEARCH, Check.VERDICTS))));
        survivors(every).forEach(t -> text.append("\nNot noticed: ").append(t).append('\n'));
        return text.toString();
    }
}
