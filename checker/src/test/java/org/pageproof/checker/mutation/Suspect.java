package org.pageproof.checker.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.pageproof.checker.explore.Explorer;
import org.pageproof.checker.explore.Finding;
import org.pageproof.checker.explore.Goal;
import org.pageproof.checker.explore.Limits;
import org.pageproof.checker.explore.Progress;
import org.pageproof.checker.explore.SearchResult;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.steps.NextState;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Successors;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.trace.JvmReplay;
import org.pageproof.checker.trace.Run;

/** A search over a step program that may lie: what it says, and whether its counterexamples are real. */
final class Suspect {
    private final StepProgram program;
    private final Properties properties;
    private final Explorer explorer;
    private final SearchResult result;

    /** A search that found too much. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /**
     * Searches.
     *
     * @param next makes the steps of the program
     * @param most with more states than these the search is given up
     * @throws RuntimeException where the search itself finds that something is wrong
     */
    Suspect(StepProgram program, NextState next, Properties properties, long most) {
        this.program = program;
        this.properties = properties;
        this.explorer = new Explorer(
                new Bounded(next, most),
                properties.watch(),
                Goal.EVERYTHING,
                Limits.NONE.withSeconds(5),
                () -> false,
                Progress.Listener.NONE);
        this.result = explorer.run();
        if (!result.exhaustive()) {
            throw new TooLarge();
        }
    }

    private record Bounded(NextState next, long[] left) implements NextState {
        Bounded(NextState next, long most) {
            this(next, new long[] {most});
        }

        @Override
        public int words() {
            return next.words();
        }

        @Override
        public void initial(long[] to, int at) {
            next.initial(to, at);
        }

        @Override
        public int starts() {
            return next.starts();
        }

        @Override
        public void start(int number, long[] to, int at) {
            next.start(number, to, at);
        }

        @Override
        public void successors(long[] from, int at, Successors found) {
            if (left[0]-- == 0) {
                throw new TooLarge();
            }
            next.successors(from, at, found);
        }
    }

    Evidence evidence() {
        Set<String> found =
                result.findings().stream().map(this::name).filter(n -> !n.isEmpty()).collect(Collectors.toSet());
        return new Evidence(result.states(), result.transitions(), found);
    }

    /** The name of what was found; empty for a premise. */
    private String name(Finding f) {
        if (f instanceof Finding.OfStep s) {
            return s.property().specName();
        }
        int number = f instanceof Finding.OfState s ? s.property() : ((Finding.OfTransition) f).property();
        return number < properties.size() ? properties.get(number).name() : "";
    }

    /** Whether the real classes take the steps of everything that was found. */
    boolean replays() {
        return result.findings().stream().filter(f -> !name(f).isEmpty()).allMatch(this::replays);
    }

    private boolean replays(Finding f) {
        List<State> states =
                explorer.path(f).stream().map(p -> program.unpack(p, 0)).toList();
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i + 1 < states.size(); i++) {
            State to = states.get(i + 1);
            outcomes.add(program.outcomes(states.get(i)).stream()
                    .filter(o -> to.equals(o.next()))
                    .findFirst()
                    .orElseThrow());
        }
        boolean deadlock = false;
        if (f instanceof Finding.OfStep s) {
            deadlock = s.cpu() == Successors.NO_CPU;
            if (!deadlock) {
                outcomes.add(program.outcomes(states.get(states.size() - 1)).stream()
                        .filter(o -> o.step().cpu() == s.cpu()
                                && o.step().violation() != null
                                && Objects.requireNonNull(o.step().violation()).property() == s.property())
                        .findFirst()
                        .orElseThrow());
            }
        }
        return new JvmReplay(program).run(new Run(states.get(0), outcomes), deadlock).same();
    }
}
