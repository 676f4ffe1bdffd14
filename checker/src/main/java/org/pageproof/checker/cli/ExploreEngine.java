package org.pageproof.checker.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.pageproof.checker.engine.Engine;
import org.pageproof.checker.engine.EngineLimits;
import org.pageproof.checker.engine.EngineResult;
import org.pageproof.checker.engine.Follower;
import org.pageproof.checker.engine.Task;
import org.pageproof.checker.report.ScenarioResult;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.ToolError;
import org.pageproof.checker.trace.Run;

/** The search with generated code, as one engine among others. For one scenario. */
final class ExploreEngine implements Engine {
    /** Nobody would judge a larger state space, and some variants have one that nobody looks at to its end. */
    private static final long MOST = 3_000_000;

    private final AtomicLong visited = new AtomicLong();

    @Override
    public String name() {
        return Engines.EXPLORE;
    }

    @Override
    public boolean findsShortest() {
        return true;
    }

    @Override
    public EngineResult search(Task task, EngineLimits limits, BooleanSupplier interrupted) {
        ExploreSearch search = new ExploreSearch(
                task.program(),
                task.properties(),
                NOTHING,
                new CheckCommand.Limits(limits.memory(), limits.timeout(), null, true),
                limits.memory(),
                () -> visited.get() > MOST || interrupted.getAsBoolean(),
                progress -> visited.set(progress.states()));
        Follower follower = new Follower(task.program());
        List<EngineResult.Found> findings = new ArrayList<>();
        try {
            for (int p = 0; p < task.properties().size(); p++) {
                String name = task.properties().get(p).name();
                add(findings, name, search.decided(p), follower);
            }
            for (BuiltIn b : BuiltIn.values()) {
                add(findings, b.specName(), search.violated(b), follower);
            }
        } catch (SelfContradiction e) {
            throw new ToolError(String.valueOf(e.getMessage()));
        }
        ScenarioResult.Numbers numbers = search.numbers();
        return new EngineResult(
                numbers.states(),
                numbers.transitions(),
                numbers.seconds(),
                visited.get() > MOST ? "bound: more than " + MOST / 1_000_000 + " million states" : search.open(""),
                findings,
                Map.of());
    }

    private static void add(List<EngineResult.Found> findings, String property, Optional<Run> run, Follower follower) {
        run.ifPresent(r -> findings.add(new EngineResult.Found(property, follower.of(r))));
    }

    /** Nothing is to be decided before the end. */
    private static final ExploreSearch.Wanted NOTHING = new ExploreSearch.Wanted() {
        @Override
        public boolean property(int number) {
            return false;
        }

        @Override
        public boolean builtIn(BuiltIn property) {
            return false;
        }
    };
}
