package org.pageproof.checker.mutation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pageproof.checker.engine.EngineResult;
import org.pageproof.checker.engine.Follower;
import org.pageproof.checker.explore.Explorer;
import org.pageproof.checker.explore.Finding;
import org.pageproof.checker.explore.Goal;
import org.pageproof.checker.explore.Limits;
import org.pageproof.checker.explore.Progress;
import org.pageproof.checker.explore.SearchResult;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.steps.BuiltIn;
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
    private final Map<String, Run> runs = new LinkedHashMap<>();

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
        for (Finding f : result.findings()) {
            if (!name(f).isEmpty()) {
                runs.put(name(f), run(f));
            }
        }
    }

    private static final class Bounded implements NextState {
        private final NextState next;
        private long left;

        Bounded(NextState next, long most) {
            this.next = next;
            this.left = most;
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
            if (left-- == 0) {
                throw new TooLarge();
            }
            next.successors(from, at, found);
        }
    }

    /** What it answers, with a schedule for everything that it found. */
    EngineResult answer() {
        List<EngineResult.Found> found = new ArrayList<>();
        runs.forEach((name, run) -> found.add(new EngineResult.Found(name, new Follower(program).of(run))));
        return new EngineResult(result.states(), result.transitions(), result.seconds(), "", found, Map.of());
    }

    /** Whether the real classes take the steps of everything that was found. */
    boolean replays() {
        return runs.entrySet().stream().allMatch(e -> {
            boolean deadlock = e.getKey().equals(BuiltIn.NO_DEADLOCK.specName())
                    && e.getValue().violatingStep() == null;
            return new JvmReplay(program).run(e.getValue(), deadlock).same();
        });
    }

    /** The name of what was found; empty for a premise. */
    private String name(Finding f) {
        if (f instanceof Finding.OfStep s) {
            return s.property().specName();
        }
        int number = f instanceof Finding.OfState s ? s.property() : ((Finding.OfTransition) f).property();
        return number < properties.size() ? properties.get(number).name() : "";
    }

    private Run run(Finding f) {
        List<State> states =
                explorer.path(f).stream().map(p -> program.unpack(p, 0)).toList();
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i + 1 < states.size(); i++) {
            State to = states.get(i + 1);
            outcomes.add(program.outcomes(states.get(i)).stream()
                    .filter(o -> o.next() != null && to.equals(o.next()))
                    .findFirst()
                    .orElseThrow());
        }
        if (f instanceof Finding.OfStep s && s.cpu() != Successors.NO_CPU) {
            outcomes.add(program.outcomes(states.get(states.size() - 1)).stream()
                    .filter(o -> o.step().cpu() == s.cpu()
                            && o.step().violation() != null
                            && Objects.requireNonNull(o.step().violation()).property() == s.property())
                    .findFirst()
                    .orElseThrow());
        }
        return new Run(states.get(0), outcomes);
    }
}
