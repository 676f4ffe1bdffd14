package org.pageproof.checker.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.prove.methods.Asked;
import org.pageproof.checker.prove.methods.Conclusion;
import org.pageproof.checker.prove.methods.Goal;
import org.pageproof.checker.prove.methods.Method;
import org.pageproof.checker.prove.methods.ProofSystem;
import org.pageproof.checker.prove.methods.Prover;
import org.pageproof.checker.prove.solver.Solver;
import org.pageproof.checker.prove.solver.SolverMissing;
import org.pageproof.checker.prove.steps.AnyNumber;
import org.pageproof.checker.prove.term.OutOfTime;
import org.pageproof.checker.report.Expected;
import org.pageproof.checker.report.ScenarioResult;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.trace.Run;
import org.pageproof.spec.typed.Property;

/** A scenario that is proved, as far as that goes. */
final class ProveSearch implements Searched {
    /** For a scenario, where the user names no time; making the formulas counts. */
    private static final Duration USUAL_TIME = Duration.ofSeconds(60);

    /** The same for any number of CPUs, where all of the time goes into one method, which ends by itself. */
    private static final Duration TIME_FOR_ANY = Duration.ofMinutes(15);

    private final StepProgram program;
    private final Properties properties;
    private final Solver solver;
    private Map<Goal, Conclusion> conclusions = Map.of();
    private Map<String, String> notJudged = Map.of();
    private List<Asked> asked = List.of();
    private String stopped = "";
    private double seconds;

    ProveSearch(StepProgram program, Properties properties, Solver solver) {
        this.program = program;
        this.properties = properties;
        this.solver = solver;
    }

    /**
     * Proves.
     *
     * @param memory bytes of the solver
     * @param expected what is expected of a goal, null for nothing: then no time is spent on it
     */
    void run(
            Method method,
            CheckCommand.Limits limits,
            long memory,
            Function<Goal, @Nullable Expected> expected,
            BooleanSupplier interrupted)
            throws SolverMissing {
        long start = System.nanoTime();
        solver.start();
        Duration usual = properties.anyCpus() == null ? USUAL_TIME : TIME_FOR_ANY;
        Duration most = limits.timeout() == null ? usual : limits.timeout();
        ProofSystem system;
        try {
            BooleanSupplier over = () -> interrupted.getAsBoolean() || System.nanoTime() - start > most.toNanos();
            system = properties.anyCpus() == null
                    ? ProofSystem.of(program, properties, over)
                    : ProofSystem.ofAnyNumber(program, properties, over);
        } catch (AnyNumber.NotKnown e) {
            stopped = "of any number of CPUs nothing is known: " + e.getMessage();
            return;
        } catch (OutOfTime e) {
            stopped = interrupted.getAsBoolean()
                    ? "interrupted"
                    : "time: the limit was reached while the steps were translated";
            seconds = (System.nanoTime() - start) / 1e9;
            return;
        }
        Duration time = most.minusNanos(System.nanoTime() - start);
        Prover prover = new Prover(
                system,
                solver,
                method,
                limits.depth() == null
                        ? new Prover.Limits(time, memory)
                        : new Prover.Limits(time, memory, limits.depth()),
                new Prover.Aims(g -> limits.goOn() || expected.apply(g) != null, g -> isMissed(g, expected.apply(g))),
                interrupted);
        conclusions = prover.run();
        notJudged = system.notJudged();
        asked = prover.asked();
        seconds = (System.nanoTime() - start) / 1e9;
    }

    private boolean isMissed(Goal goal, @Nullable Expected expected) {
        if (expected != null) {
            return expected.kind() == Expected.Kind.VIOLATION || expected.kind() == Expected.Kind.REACHED;
        }
        return isCover(goal);
    }

    boolean isCover(Goal goal) {
        return goal instanceof Goal.OfSpec s && properties.get(s.number()).kind() == Property.Kind.COVER;
    }

    /** The questions that were asked of the solver, in order. */
    List<Asked> asked() {
        return asked;
    }

    /** The runs that violate something, by what they violate; those that reach a cover are not among them. */
    Map<Goal, Run> violations() {
        Map<Goal, Run> all = new LinkedHashMap<>();
        conclusions.forEach((goal, c) -> {
            if (c instanceof Conclusion.Missed m && !isCover(goal)) {
                all.put(goal, m.run());
            }
        });
        return all;
    }

    /** What is known of a property; null where it cannot be asked. */
    @Nullable
    Conclusion conclusion(String property) {
        return conclusions.entrySet().stream()
                .filter(e -> e.getKey().name().equals(property))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    @Override
    public ScenarioResult.Numbers numbers() {
        return new ScenarioResult.Numbers(0, 0, -1, seconds, 0);
    }

    @Override
    public Optional<Run> decided(int property) {
        return run(properties.get(property).name());
    }

    @Override
    public Optional<Run> violated(BuiltIn property) {
        return run(property.specName());
    }

    private Optional<Run> run(String property) {
        return conclusion(property) instanceof Conclusion.Missed m ? Optional.of(m.run()) : Optional.empty();
    }

    @Override
    public String open(String property) {
        Conclusion c = conclusion(property);
        if (c == null) {
            return !stopped.isEmpty()
                    ? stopped
                    : "it has no translation: " + notJudged.getOrDefault(property, "unknown");
        }
        return c instanceof Conclusion.Open o ? o.reason() : "";
    }

    @Override
    public String proved(String property) {
        return conclusion(property) instanceof Conclusion.Proved p ? p.words() : "";
    }

    @Override
    public String vacuous(int property) {
        return properties.cannotFail(property) ? "it could not have failed in this scope" : "";
    }

    @Override
    public String remark(int property) {
        return "";
    }
}
