package org.pageproof.checker.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.properties.PremiseRuns;
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
import org.pageproof.checker.steps.LocalBudgetExceeded;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.trace.Run;
import org.pageproof.spec.typed.Property;

/** A scenario that is proved, as far as that goes. */
final class ProveSearch implements Searched {
    /** For a scenario, where the user names no time; making the formulas counts. */
    private static final Duration USUAL_TIME = Duration.ofSeconds(60);

    /** The same for any number of CPUs, where all of the time goes into one method, which ends by itself. */
    private static final Duration TIME_FOR_ANY = Duration.ofMinutes(15);

    /** Runs at random get a tenth of the time at most. */
    private static final int SHARE_OF_RUNS = 10;

    private final StepProgram program;
    private final Properties properties;
    private final Solver solver;
    private Map<Goal, Conclusion> conclusions = Map.of();
    private Map<String, String> notJudged = Map.of();
    private List<Asked> asked = List.of();
    private String stopped = "";
    private List<Integer> unseen = List.of();
    private TriedNumbers.Tried tried = TriedNumbers.Tried.NOTHING;
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
        solver.prepare();
        Duration usual = properties.anyCpus() == null ? USUAL_TIME : TIME_FOR_ANY;
        Duration most = limits.timeout() == null ? usual : limits.timeout();
        BooleanSupplier over = () -> interrupted.getAsBoolean() || System.nanoTime() - start > most.toNanos();
        ProofSystem system;
        try {
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
        long looked = System.nanoTime();
        List<Integer> unmet = PremiseRuns.unseen(
                program,
                properties,
                claims(),
                () -> over.getAsBoolean() || System.nanoTime() - looked > most.toNanos() / SHARE_OF_RUNS);
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
        try {
            conclusions = prover.run();
        } catch (LocalBudgetExceeded e) {
            stopped = "bound: " + e.getMessage();
        }
        notJudged = system.notJudged();
        asked = prover.asked();
        unseen = unmet.stream()
                .filter(i -> conclusion(properties.get(i).name()) instanceof Conclusion.Proved)
                .toList();
        seconds = (System.nanoTime() - start) / 1e9;
    }

    /**
     * Takes note of what is not true of some numbers of CPUs, where the scenario is for any number of them.
     *
     * @param numbers by property, such as {@code cpus=3}
     * @throws SelfContradiction when one of them is proved
     */
    void tried(TriedNumbers.Tried numbers) throws SelfContradiction {
        requireNotProved(
                numbers.violated(),
                setting -> " of any number of CPUs, and a run with " + setting + " violates it; --set " + setting
                        + " finds it");
        requireNotProved(
                numbers.withoutValue(),
                setting -> " of any number of CPUs, and a run with " + setting
                        + " ends in a state in which it has no value; --set " + setting + " finds it");
        tried = numbers;
    }

    /**
     * Takes note of what was seen in runs of the scenario itself, which has a number of CPUs.
     *
     * @throws SelfContradiction when some of it is proved
     */
    void tried(Trial trial) throws SelfContradiction {
        String finds = "; check --engine explore finds it";
        requireNotProved(byName(trial.violated()), name -> ", and a run violates it" + finds);
        requireNotProved(byName(trial.withoutValue()), name -> ", and has no value in a state that is reached" + finds);
    }

    private static Map<String, String> byName(Set<String> names) {
        return names.stream().collect(Collectors.toMap(name -> name, name -> name));
    }

    private void requireNotProved(Map<String, String> found, UnaryOperator<String> how) throws SelfContradiction {
        for (Map.Entry<String, String> e : found.entrySet()) {
            if (conclusion(e.getKey()) instanceof Conclusion.Proved) {
                throw new SelfContradiction(e.getKey() + " is proved" + how.apply(e.getValue())
                        + ". Please report this with the spec and the model");
            }
        }
    }

    /** Whether something was proved. */
    boolean isAnythingProved() {
        return conclusions.values().stream().anyMatch(Conclusion.Proved.class::isInstance);
    }

    /** Numbers of the claims that could fail, as far as that is plain from the claim. */
    private List<Integer> claims() {
        return IntStream.range(0, properties.size())
                .filter(i -> vacuous(i).isEmpty())
                .boxed()
                .toList();
    }

    private boolean isMissed(Goal goal, @Nullable Expected expected) {
        if (expected != null) {
            return expected.kind() == Expected.Kind.VIOLATION || expected.kind() == Expected.Kind.REACHED;
        }
        return isCover(goal);
    }

    private boolean isCover(Goal goal) {
        return goal instanceof Goal.OfSpec s && properties.get(s.number()).kind() == Property.Kind.COVER;
    }

    /** Why nothing was tried at all, or not to its end; empty otherwise. */
    String stopped() {
        return stopped;
    }

    /** The questions that were asked of the solver, in order. */
    List<Asked> asked() {
        return asked;
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
        String violating = tried.violated().get(property);
        String without = tried.withoutValue().get(property);
        if (violating != null) {
            return reason(property) + "; --set " + violating + " finds a run that violates it";
        } else if (without != null) {
            return reason(property) + "; --set " + without + " finds a state in which it has no value";
        }
        return reason(property);
    }

    private String reason(String property) {
        Conclusion c = conclusion(property);
        if (c == null) {
            String why = notJudged.getOrDefault(property, "unknown");
            return !stopped.isEmpty()
                    ? stopped
                    : properties.number(property).isPresent() ? "it has no translation: " + why : why;
        }
        return c instanceof Conclusion.Open o ? o.reason() : "";
    }

    @Override
    public String proved(String property) {
        return conclusion(property) instanceof Conclusion.Proved p ? p.words() : "";
    }

    @Override
    public List<String> lemmas(String property) {
        return conclusion(property) instanceof Conclusion.Proved p ? p.lemmas() : List.of();
    }

    @Override
    public List<String> remarks() {
        if (unseen.isEmpty()) {
            return List.of();
        }
        String titles = unseen.stream().map(i -> properties.get(i).title()).collect(Collectors.joining(", "));
        String search = properties.anyCpus() == null ? "a search tells" : "--set cpus=2 makes it a search, which tells";
        return List.of("no run at random met the premise of " + titles + "; " + search);
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
