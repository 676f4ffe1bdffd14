package org.pageproof.checker.cli;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.explore.Ending;
import org.pageproof.checker.explore.Explorer;
import org.pageproof.checker.explore.Finding;
import org.pageproof.checker.explore.Goal;
import org.pageproof.checker.explore.Limits;
import org.pageproof.checker.explore.Progress;
import org.pageproof.checker.explore.SearchResult;
import org.pageproof.checker.properties.Explanation;
import org.pageproof.checker.properties.NoValueError;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.report.Expected;
import org.pageproof.checker.report.Place;
import org.pageproof.checker.report.PropertyResult;
import org.pageproof.checker.report.ScenarioResult;
import org.pageproof.checker.report.Verdict;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.checker.scenario.Prepared;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.LocalBudgetExceeded;
import org.pageproof.checker.steps.ToolError;
import org.pageproof.checker.steps.generate.GeneratedNextState;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.trace.JvmReplay;
import org.pageproof.checker.trace.Replayed;
import org.pageproof.checker.trace.Run;
import org.pageproof.checker.trace.Trace;
import org.pageproof.checker.trace.TraceMaker;
import org.pageproof.spec.diagnostics.DiagnosticPrinter;
import org.pageproof.spec.typed.Moment;
import org.pageproof.spec.typed.Property;
import org.pageproof.spec.typed.Scenario;
import org.pageproof.spec.typed.Spec;

/** Checks one scenario with the explorer: compiles, searches, replays what it found, and gives verdicts. */
final class ScenarioCheck {
    private final Prepared prepared;
    private final StepProgram program;
    private final Properties properties;
    private final Expectations expectations;
    private final List<String> asked;
    private final CheckCommand.Limits limits;
    private boolean ranOutOfMemory;

    ScenarioCheck(LoadedSpec loaded, Scenario scenario, CheckCommand.Selection selection, CheckCommand.Limits limits)
            throws BadInput {
        this.prepared = Prepared.of(loaded, scenario, selection.settings());
        this.program = prepared.compile();
        this.asked = selection.properties();
        this.properties = properties(asked);
        this.expectations = new Expectations(prepared.scenario());
        this.limits = limits;
    }

    /** The properties that the scenario checks and the user asked for, by name or number. */
    private Properties properties(List<String> wanted) throws BadInput {
        try {
            return Properties.of(prepared.scenario(), program, prepared.properties(wanted));
        } catch (NoValueError e) {
            throw new BadInput(DiagnosticPrinter.print(e.diagnostic()));
        }
    }

    /**
     * Searches. To be called again when there was too little memory and more can be had.
     *
     * @param memory bytes of the search
     * @throws BadInput when a property has no value in some state
     * @throws SelfContradiction when two parts of the tool disagree
     */
    ScenarioResult run(BooleanSupplier interrupted, Progress.Listener listener, long memory)
            throws BadInput, SelfContradiction {
        try {
            return search(interrupted, listener, memory);
        } catch (NoValueError e) {
            throw new BadInput(DiagnosticPrinter.print(e.diagnostic()));
        } catch (ToolError e) {
            throw new SelfContradiction(String.valueOf(e.getMessage()));
        } catch (LocalBudgetExceeded e) {
            return unknown("bound: " + e.getMessage());
        }
    }

    /** Whether the last search ended for want of memory. */
    boolean ranOutOfMemory() {
        return ranOutOfMemory;
    }

    private ScenarioResult search(BooleanSupplier interrupted, Progress.Listener listener, long memory)
            throws SelfContradiction {
        ranOutOfMemory = false;
        Explorer explorer = new Explorer(
                new GeneratedNextState(program),
                properties.watch(),
                limits.goOn() ? Goal.EVERYTHING : goal(),
                new Limits(
                        memory,
                        limits.timeout() == null
                                ? Double.POSITIVE_INFINITY
                                : limits.timeout().toMillis() / 1000.0,
                        limits.depth() == null ? Integer.MAX_VALUE : limits.depth()),
                interrupted,
                listener);
        SearchResult found = explorer.run();
        ranOutOfMemory = found.ending() == Ending.MEMORY;
        List<PropertyResult> results = new ArrayList<>();
        for (int i = 0; i < properties.size(); i++) {
            results.add(ofSpec(i, explorer, found));
        }
        for (BuiltIn property : BuiltIn.values()) {
            results.add(builtIn(property, explorer, found));
        }
        return result(
                new ScenarioResult.Numbers(
                        found.states(), found.transitions(), found.depth(), found.seconds(), found.bytesPerState()),
                results);
    }

    /** Nothing is known, since the search could not be made. */
    private ScenarioResult unknown(String reason) {
        List<PropertyResult> results = new ArrayList<>();
        for (int i = 0; i < properties.size(); i++) {
            Property p = properties.get(i);
            results.add(new PropertyResult(
                    p.name(), p.title(), false, Verdict.UNKNOWN, reason, expected(p), null, null, place(p)));
        }
        for (BuiltIn b : BuiltIn.values()) {
            String name = b.specName();
            results.add(
                    new PropertyResult(name, name, true, Verdict.UNKNOWN, reason, expected(b), null, null, place()));
        }
        return result(new ScenarioResult.Numbers(0, 0, 0, 0, 0), results);
    }

    private ScenarioResult result(ScenarioResult.Numbers numbers, List<PropertyResult> results) {
        Spec spec = prepared.scenario().spec();
        return new ScenarioResult(
                prepared.scenario().declared().name(),
                spec.module(),
                place(),
                spec.schema().name(),
                prepared.variant(),
                prepared.scenario().parameters(),
                TraceIdentity.scope(prepared),
                "explore",
                numbers,
                results);
    }

    private Place place(Property p) {
        return Place.of(prepared.scenario().spec().source(), p.span());
    }

    /** Of the scenario. */
    private Place place() {
        return Place.of(
                prepared.scenario().spec().source(),
                prepared.scenario().declared().span());
    }

    /** Everything that the user asked for, or that something is expected of. */
    private Goal goal() {
        long mask = 0;
        for (int i = 0; i < properties.size(); i++) {
            if (!asked.isEmpty() || expected(properties.get(i)) != null) {
                mask |= 1L << i;
            }
        }
        Set<BuiltIn> always = EnumSet.noneOf(BuiltIn.class);
        for (BuiltIn b : BuiltIn.values()) {
            if (asked.contains(b.specName()) || expected(b) != null) {
                always.add(b);
            }
        }
        return new Goal(mask, always);
    }

    private @Nullable Expected expected(Property p) {
        return expectations.of(p.name(), p.kind() == Property.Kind.COVER);
    }

    /** What a scenario expects of one always-checked property by name is left out where the user asked for others. */
    private @Nullable Expected expected(BuiltIn b) {
        Expected e = expectations.of(b.specName(), false);
        boolean counts = asked.isEmpty() || asked.contains(b.specName()) || (e != null && !e.named());
        return counts ? e : null;
    }

    private PropertyResult ofSpec(int i, Explorer explorer, SearchResult found) throws SelfContradiction {
        Property p = properties.get(i);
        boolean cover = p.kind() == Property.Kind.COVER;
        Optional<Finding> finding = found.finding(i);
        Verdict verdict;
        String reason = "";
        Trace trace = null;
        if (finding.isPresent()) {
            Run run = new FoundRun(program)
                    .of(
                            finding.get(),
                            explorer.path(finding.get()),
                            (from, o) -> !properties.dependsOnStep(i)
                                    || properties.explain(i, from, o).isPresent());
            trace = trace(finding(i, finding.get(), run), run);
            reason = cover ? "" : replayed(run, false, p.name());
            verdict = cover ? Verdict.REACHED : Verdict.VIOLATED;
        } else if (!found.exhaustive()) {
            verdict = Verdict.UNKNOWN;
            reason = unknown(found);
        } else if (cover) {
            verdict = Verdict.NOT_REACHED;
        } else {
            verdict = vacuous(i, found) ? Verdict.VACUOUS : Verdict.HOLDS;
            reason = verdict == Verdict.VACUOUS ? why(i, found) : neverMade(i);
        }
        return new PropertyResult(p.name(), p.title(), false, verdict, reason, expected(p), trace, null, place(p));
    }

    private boolean vacuous(int i, SearchResult found) {
        int premise = properties.premise(i);
        return found.transitions() == 0
                || properties.cannotFail(i)
                || (premise >= 0 && found.finding(premise).isEmpty());
    }

    /** Why a property could not have failed. */
    private String why(int i, SearchResult found) {
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
    private String neverMade(int i) {
        List<String> moves = properties.neverMade(i).stream()
                .map(m -> prepared.scenario().spec().source().slice(m.span()).replaceAll("\\s+", " "))
                .toList();
        return moves.isEmpty() ? "" : "never made here: " + String.join("; ", moves);
    }

    /** Why the run decides property {@code i}, after the reference evaluator has agreed that it does. */
    private Trace.Finding finding(int i, Finding found, Run run) throws SelfContradiction {
        Property p = properties.get(i);
        Explanation why = SpecFinding.explain(properties, i, run)
                .orElseThrow(() -> new SelfContradiction("the reference evaluator does not find that " + p.name()
                        + " is decided where the generated code does, after " + found.steps() + " steps"));
        String file = prepared.scenario().spec().source().at(why.span().start()).file();
        return SpecFinding.of(p, why, file);
    }

    private PropertyResult builtIn(BuiltIn property, Explorer explorer, SearchResult found) throws SelfContradiction {
        Optional<Finding.OfStep> finding = found.finding(property);
        Verdict verdict = found.exhaustive() ? Verdict.HOLDS : Verdict.UNKNOWN;
        String reason = found.exhaustive() ? "" : unknown(found);
        Trace trace = null;
        if (finding.isPresent()) {
            Run run = new FoundRun(program).of(finding.get(), explorer.path(finding.get()), (from, o) -> true);
            trace = trace(BuiltInFinding.of(property, program, run), run);
            reason = replayed(run, run.violatingStep() == null, property.specName());
            verdict = Verdict.VIOLATED;
        }
        String name = property.specName();
        return new PropertyResult(name, name, true, verdict, reason, expected(property), trace, null, place());
    }

    private Trace trace(Trace.Finding finding, Run run) {
        return new TraceMaker(program, prepared.programs())
                .make(
                        Version.tool(),
                        TraceIdentity.model(prepared, program),
                        TraceIdentity.spec(prepared),
                        finding,
                        run);
    }

    /** What the replay on the real classes could not confirm, in words; empty when it confirmed everything. */
    private String replayed(Run run, boolean deadlock, String property) throws SelfContradiction {
        Replayed replayed = new JvmReplay(program).run(run, deadlock);
        if (!replayed.same()) {
            throw new SelfContradiction(
                    "the counterexample of " + property + " does not replay: " + String.join("; ", replayed.says()));
        }
        return "";
    }

    private String seconds() {
        double seconds = limits.timeout() == null ? 0 : limits.timeout().toMillis() / 1000.0;
        return seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds);
    }

    private String unknown(SearchResult found) {
        String covered = found.completeLevels() > 0
                ? "; every state up to " + (found.completeLevels() - 1) + " steps was visited"
                : "";
        return switch (found.ending()) {
            case DECIDED, EXHAUSTED -> "stopped";
            case MEMORY -> "memory: the limit of " + (limits.memory() >> 20) + " MB was reached" + covered;
            case TIME -> "time: the limit of " + seconds() + " s was reached" + covered;
            case DEPTH -> "bound: the search was limited to " + limits.depth() + " steps";
            case INTERRUPTED -> "interrupted" + covered;
        };
    }
}
