package org.pageproof.checker.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.pageproof.checker.explore.Ending;
import org.pageproof.checker.explore.Explorer;
import org.pageproof.checker.explore.Finding;
import org.pageproof.checker.explore.Goal;
import org.pageproof.checker.explore.Limits;
import org.pageproof.checker.explore.Progress;
import org.pageproof.checker.explore.SearchResult;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.report.ScenarioResult;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.generate.GeneratedNextState;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.trace.Run;
import org.pageproof.spec.typed.Lifecycle;
import org.pageproof.spec.typed.Moment;
import org.pageproof.spec.typed.Property;

/** A scenario searched by the explorer, with generated code. */
final class ExploreSearch implements Searched {
    private final StepProgram program;
    private final Properties properties;
    private final CheckCommand.Limits limits;
    private final Explorer explorer;
    private final SearchResult found;

    /** The properties that must be decided before a search may end early. */
    interface Wanted {
        boolean property(int number);

        boolean builtIn(BuiltIn property);
    }

    /**
     * Searches.
     *
     * @param memory bytes of the search
     */
    ExploreSearch(
            StepProgram program,
            Properties properties,
            Wanted wanted,
            CheckCommand.Limits limits,
            long memory,
            BooleanSupplier interrupted,
            Progress.Listener listener) {
        this.program = program;
        this.properties = properties;
        this.limits = limits;
        this.explorer = new Explorer(
                new GeneratedNextState(program),
                properties.watch(),
                limits.goOn() ? Goal.EVERYTHING : goal(wanted),
                new Limits(
                        memory,
                        limits.timeout() == null
                                ? Double.POSITIVE_INFINITY
                                : limits.timeout().toMillis() / 1000.0,
                        limits.depth() == null ? Integer.MAX_VALUE : limits.depth()),
                interrupted,
                listener);
        this.found = explorer.run();
    }

    private Goal goal(Wanted wanted) {
        long mask = 0;
        for (int i = 0; i < properties.size(); i++) {
            if (wanted.property(i)) {
                mask |= 1L << i;
            }
        }
        Set<BuiltIn> always = EnumSet.noneOf(BuiltIn.class);
        for (BuiltIn b : BuiltIn.values()) {
            if (wanted.builtIn(b)) {
                always.add(b);
            }
        }
        return new Goal(mask, always);
    }

    /** Whether the search ended for want of memory. */
    boolean ranOutOfMemory() {
        return found.ending() == Ending.MEMORY;
    }

    @Override
    public ScenarioResult.Numbers numbers() {
        return new ScenarioResult.Numbers(
                found.states(), found.transitions(), found.depth(), found.seconds(), found.bytesPerState());
    }

    @Override
    public Optional<Run> decided(int property) throws SelfContradiction {
        Optional<Finding> finding = found.finding(property);
        if (finding.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new FoundRun(program)
                .of(
                        finding.get(),
                        explorer.path(finding.get()),
                        (from, o) -> !properties.dependsOnStep(property)
                                || properties.explain(property, from, o).isPresent()));
    }

    @Override
    public Optional<Run> violated(BuiltIn property) throws SelfContradiction {
        Optional<Finding.OfStep> finding = found.finding(property);
        if (finding.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new FoundRun(program).of(finding.get(), explorer.path(finding.get()), (from, o) -> true));
    }

    @Override
    public String open(String property) {
        String covered = found.completeLevels() > 0
                ? "; every state up to " + (found.completeLevels() - 1) + " steps was visited"
                : "";
        return switch (found.ending()) {
            case EXHAUSTED -> "";
            case DECIDED -> "stopped";
            case MEMORY -> "memory: the limit of " + (limits.memory() >> 20) + " MB was reached" + covered;
            case TIME -> "time: the limit of " + seconds() + " s was reached" + covered;
            case DEPTH -> "bound: the search was limited to " + limits.depth() + " steps";
            case INTERRUPTED -> "interrupted" + covered;
        };
    }

    private String seconds() {
        double seconds = limits.timeout() == null ? 0 : limits.timeout().toMillis() / 1000.0;
        return seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds);
    }

    @Override
    public String vacuous(int i) {
        int premise = properties.premise(i);
        boolean vacuous = found.transitions() == 0
                || properties.cannotFail(i)
                || (premise >= 0 && found.finding(premise).isEmpty());
        return vacuous ? why(i) : "";
    }

    private String why(int i) {
        Property p = properties.get(i);
        if (found.transitions() == 0) {
            return "no CPU can make a step in this scope";
        } else if (p.lifecycle() != null) {
            return "what it follows never changes in this scope";
        }
        if (p.moment() instanceof Moment.OnCall call && !properties.wasCalled(i)) {
            return call.function() + (call.returns() ? " never returns" : " is never called") + " in this scope";
        }
        if (p.kind().isOfLifetimes() && !properties.cannotFail(i)) {
            return p.kind() == Property.Kind.REF
                    ? "the reference is never stored in this scope"
                    : "what is nested is never alive in this scope";
        }
        return p.moment() instanceof Moment.AtRestOnly
                ? "no state at rest after a step in which it could have failed"
                : "it could not have failed in this scope";
    }

    /** The moves that a lifecycle lists for nothing, in words. */
    @Override
    public String remark(int i) {
        List<String> moves = properties.neverMade(i).stream()
                .map(Lifecycle.Move::span)
                .map(properties::source)
                .toList();
        return moves.isEmpty() ? "" : "never made here: " + String.join("; ", moves);
    }
}
