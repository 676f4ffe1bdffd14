package org.pageproof.checker.prove.methods;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.pageproof.checker.prove.term.Evaluation;
import org.pageproof.checker.steps.LocalBudgetExceeded;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.program.StepProgram;

/**
 * Runs from the start, the same ones each time: a guess that is wrong in a state that they visit need not be put to the solver.
 * What they do not visit is not judged.
 */
final class SampledRuns {
    private static final int RUNS = 40;
    private static final int STEPS = 60;

    /** For a state with thousands of outcomes they take as long as the questions that they spare. */
    private static final int MOST_OUTCOMES = 200_000;

    private final ProofSystem system;
    private final Map<Integer, List<Goal.Guess>> byLocation;
    private final Set<Goal.Guess> wrong = new HashSet<>();
    private int outcomes;

    private SampledRuns(ProofSystem system, List<Goal.Guess> guesses) {
        this.system = system;
        this.byLocation = guesses.stream().collect(Collectors.groupingBy(Goal.Guess::location));
    }

    /** Those that are right in each state that is visited. */
    static List<Goal.Guess> unbroken(ProofSystem system, List<Goal.Guess> guesses) {
        SampledRuns runs = new SampledRuns(system, guesses);
        Random random = new Random(1);
        for (int r = 0; r < RUNS && runs.outcomes < MOST_OUTCOMES; r++) {
            runs.run(random);
        }
        return guesses.stream().filter(g -> !runs.wrong.contains(g)).toList();
    }

    private void run(Random random) {
        StepProgram program = system.program();
        State state = program.start(0);
        for (int i = 0; i < STEPS && outcomes < MOST_OUTCOMES; i++) {
            judge(state);
            List<State> next = new ArrayList<>();
            try {
                for (Outcome o : program.outcomes(state)) {
                    outcomes++;
                    if (o.next() != null) {
                        next.add(o.next());
                    }
                }
            } catch (LocalBudgetExceeded e) {
                return;
            }
            if (next.isEmpty()) {
                return;
            }
            state = next.get(random.nextInt(next.size()));
        }
    }

    private void judge(State state) {
        Set<Integer> locations = new TreeSet<>();
        for (int c = 0; c < system.program().cpus(); c++) {
            locations.add(state.location(c));
        }
        Evaluation e = new StateValues(system, state).evaluation();
        for (int location : locations) {
            for (Goal.Guess g : byLocation.getOrDefault(location, List.of())) {
                if (!wrong.contains(g) && e.isTrue(g.missed())) {
                    wrong.add(g);
                }
            }
        }
    }
}
