package org.pageproof.checker.spin;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.pageproof.checker.engine.Engine;
import org.pageproof.checker.engine.EngineLimits;
import org.pageproof.checker.engine.EngineResult;
import org.pageproof.checker.engine.Task;

/** SPIN, which searches the step program in Promela, breadth first. Where a step chooses, its paths count as longer. */
public final class SpinEngine implements Engine {
    private static final double LONG = 1e9;

    @Override
    public String name() {
        return "spin";
    }

    @Override
    public Optional<String> missing() {
        return SpinRun.missing();
    }

    @Override
    public boolean findsShortest() {
        return false;
    }

    @Override
    public EngineResult search(Task task, EngineLimits limits, BooleanSupplier interrupted) {
        double seconds = limits.timeout() == null ? LONG : limits.timeout().toMillis() / 1000.0;
        return new SpinRun(seconds, Math.max(1, limits.memory() >> 20), interrupted)
                .run(task.program(), task.properties());
    }
}
