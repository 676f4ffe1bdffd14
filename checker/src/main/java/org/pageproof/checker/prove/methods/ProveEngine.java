package org.pageproof.checker.prove.methods;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.engine.Engine;
import org.pageproof.checker.engine.EngineLimits;
import org.pageproof.checker.engine.EngineResult;
import org.pageproof.checker.engine.Follower;
import org.pageproof.checker.engine.Task;
import org.pageproof.checker.prove.solver.Solver;
import org.pageproof.checker.prove.solver.SolverMissing;
import org.pageproof.checker.prove.solver.Z3Solver;
import org.pageproof.checker.prove.term.OutOfTime;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.program.StepProgram;

/**
 * Formulas and a solver as a judge of searches. It visits no state: a property is decided when it is proved, when a run that violates
 * it is found, or when no run up to the depth of the state graph violates it.
 */
public final class ProveEngine implements Engine {
    /** Formulas of more ways through the steps take longer to make than a judge has. */
    private static final int MOST_WAYS = 20_000;

    /** With more of them the time goes into bounded search alone: from the start few of them can be taken. */
    private static final int MOST_TO_PROVE = 2_000;

    /** For a scenario, where its limit is no shorter: bounded search takes ever longer from step to step, and others wait. */
    private static final Duration MOST_TIME = Duration.ofSeconds(30);

    private final @Nullable Solver kept;
    private final Method method;

    /** One that starts a solver for each scenario, and tries every method. */
    public ProveEngine() {
        this(null, Method.AUTO);
    }

    /** @param kept the solver to ask, which stays open; null to start one for each scenario */
    public ProveEngine(@Nullable Solver kept, Method method) {
        this.kept = kept;
        this.method = method;
    }

    @Override
    public String name() {
        return "prove";
    }

    @Override
    public Optional<String> missing() {
        try (Solver solver = new Z3Solver()) {
            solver.start();
            return Optional.empty();
        } catch (SolverMissing e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public boolean findsShortest() {
        return true;
    }

    @Override
    public EngineResult search(Task task, EngineLimits limits, BooleanSupplier interrupted) {
        Duration limit = limits.timeout();
        Deadline deadline = Deadline.in(limit == null || limit.compareTo(MOST_TIME) > 0 ? MOST_TIME : limit);
        long start = System.nanoTime();
        OptionalInt depth = depth(task.program(), () -> interrupted.getAsBoolean() || deadline.isOver());
        if (depth.isEmpty()) {
            return EngineResult.unknown("time: the depth of the state graph is not known");
        }
        ProofSystem system;
        try {
            system = ProofSystem.of(
                    task.program(), task.properties(), () -> interrupted.getAsBoolean() || deadline.isOver());
        } catch (OutOfTime e) {
            return EngineResult.unknown("time: making the formulas took too long");
        }
        int ways = system.steps().stream().mapToInt(s -> s.ways().size()).sum();
        if (ways > MOST_WAYS) {
            return EngineResult.skipped(
                    "there are " + ways + " ways through its steps; formulas are made of " + MOST_WAYS + " at most");
        }
        Solver solver = kept == null ? new Z3Solver() : kept;
        try {
            Prover prover = new Prover(
                    system,
                    solver,
                    ways > MOST_TO_PROVE ? Method.BMC : method,
                    new Prover.Limits(deadline.left(), limits.memory(), depth.getAsInt()),
                    new Prover.Aims(g -> true, g -> false),
                    interrupted);
            Map<Goal, Conclusion> conclusions = prover.run();
            return result(system, prover, conclusions, depth.getAsInt(), (System.nanoTime() - start) / 1e9);
        } catch (SolverMissing e) {
            return EngineResult.skipped(String.valueOf(e.getMessage()));
        } finally {
            if (kept == null) {
                solver.close();
            }
        }
    }

    private static EngineResult result(
            ProofSystem system, Prover prover, Map<Goal, Conclusion> conclusions, int depth, double seconds) {
        List<EngineResult.Found> found = new ArrayList<>();
        Map<String, Integer> cleared = new LinkedHashMap<>();
        Map<String, String> open = new LinkedHashMap<>();
        Follower follower = new Follower(system.program());
        conclusions.forEach((goal, c) -> {
            if (c instanceof Conclusion.Missed m && m.run().length() > prover.searched() + 1) {
                open.put(goal.name(), "bound: what was found need not be the shortest");
            } else if (c instanceof Conclusion.Missed m) {
                found.add(new EngineResult.Found(goal.name(), follower.of(m.run())));
            } else if (c instanceof Conclusion.Proved || prover.searched() >= depth) {
                cleared.put(goal.name(), Integer.MAX_VALUE);
            } else if (c instanceof Conclusion.Open o) {
                cleared.put(goal.name(), prover.searched());
                open.put(goal.name(), o.reason());
            }
        });
        String unknown =
                open.isEmpty() ? "" : open.values().iterator().next() + " (" + String.join(", ", open.keySet()) + ")";
        return new EngineResult(-1, -1, seconds, unknown, found, system.notJudged(), cleared);
    }

    /** So many steps decide everything there is to decide of any state or step; empty when they are too many. */
    private static OptionalInt depth(StepProgram program, BooleanSupplier over) {
        Set<State> seen = new HashSet<>();
        List<State> level = new ArrayList<>();
        for (int i = 0; i < program.starts(); i++) {
            if (seen.add(program.start(i))) {
                level.add(program.start(i));
            }
        }
        int levels = 0;
        while (!level.isEmpty() && !over.getAsBoolean()) {
            List<State> next = new ArrayList<>();
            for (State s : level) {
                for (Outcome o : program.outcomes(s)) {
                    if (o.next() != null && seen.add(o.next())) {
                        next.add(o.next());
                    }
                }
            }
            level = next;
            levels++;
        }
        return level.isEmpty() ? OptionalInt.of(levels) : OptionalInt.empty();
    }
}
