package org.pageproof.checker.interpreter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.engine.EngineLimits;
import org.pageproof.checker.engine.EngineResult;
import org.pageproof.checker.engine.Follower;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.program.Interpreter;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.trace.Run;
import org.pageproof.spec.typed.Property;

/** One breadth-first search over states as they are, without packing, generated code or an index of its own. */
final class PlainSearch {
    /** About what a state costs with its place in the map, besides its values. */
    private static final long BYTES_PER_STATE = 500;

    private static final long BYTES_PER_VALUE = 8;

    private final StepProgram program;
    private final Properties properties;
    private final EngineLimits limits;
    private final BooleanSupplier interrupted;
    private final Interpreter interpreter;
    private final Map<State, Reached> reached = new HashMap<>();
    private final Map<String, Run> found = new LinkedHashMap<>();
    private final long started = System.nanoTime();
    private long transitions;

    /**
     * How a state was reached first.
     *
     * @param from null for a state to start in
     */
    private record Reached(@Nullable State from, @Nullable Outcome by) {
        static final Reached START = new Reached(null, null);
    }

    PlainSearch(StepProgram program, Properties properties, EngineLimits limits, BooleanSupplier interrupted) {
        this.program = program;
        this.properties = properties;
        this.limits = limits;
        this.interrupted = interrupted;
        this.interpreter = new Interpreter(program);
    }

    EngineResult run() {
        List<State> level = new ArrayList<>();
        for (int s = 0; s < program.starts(); s++) {
            State start = program.start(s);
            if (reached.putIfAbsent(start, Reached.START) == null) {
                level.add(start);
                look(start, true);
            }
        }
        String unknown = "";
        while (!level.isEmpty() && unknown.isEmpty()) {
            List<State> next = new ArrayList<>();
            for (State state : level) {
                unknown = stop();
                if (!unknown.isEmpty()) {
                    break;
                }
                expand(state, next);
            }
            level = next;
        }
        Follower follower = new Follower(program);
        List<EngineResult.Found> findings = new ArrayList<>();
        found.forEach((name, run) -> findings.add(new EngineResult.Found(name, follower.of(run))));
        return new EngineResult(reached.size(), transitions, seconds(), unknown, findings, Map.of());
    }

    private double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }

    /** Why the search has to end now; empty when it can go on. */
    private String stop() {
        if (interrupted.getAsBoolean()) {
            return "interrupted";
        }
        if (limits.timeout() != null && seconds() > limits.timeout().toMillis() / 1000.0) {
            return "time: the limit of " + limits.timeout().toSeconds() + " s was reached";
        }
        long bytes = reached.size()
                * (BYTES_PER_STATE + BYTES_PER_VALUE * program.slots().size());
        return bytes > limits.memory() ? "memory: the limit of " + (limits.memory() >> 20) + " MB was reached" : "";
    }

    private void expand(State state, List<State> next) {
        List<Outcome> outcomes = interpreter.outcomes(state);
        if (interpreter.deadlocked(state, !outcomes.isEmpty())) {
            found.computeIfAbsent(BuiltIn.NO_DEADLOCK.specName(), name -> path(state, null));
        }
        for (Outcome o : outcomes) {
            Step.Violation violation = o.step().violation();
            State to = o.next();
            if (violation != null) {
                found.computeIfAbsent(violation.property().specName(), name -> path(state, o));
            }
            if (to == null) {
                continue;
            }
            transitions++;
            for (int p = 0; p < properties.size(); p++) {
                Property property = properties.get(p);
                if (property.ofStep()
                        && !found.containsKey(property.name())
                        && properties.explain(p, state, o).isPresent()) {
                    found.put(property.name(), path(state, o));
                }
            }
            if (reached.putIfAbsent(to, new Reached(state, o)) == null) {
                next.add(to);
                look(to, false);
            }
        }
    }

    /** Asks about the state itself; a lifecycle says something of a state to start in only. */
    private void look(State state, boolean start) {
        for (int p = 0; p < properties.size(); p++) {
            Property property = properties.get(p);
            boolean asked = !property.ofStep() || (start && property.lifecycle() != null);
            if (asked && !found.containsKey(property.name()) && properties.decides(p, state)) {
                found.put(property.name(), path(state, null));
            }
        }
    }

    /** The way to a state, and one step further. */
    private Run path(State state, @Nullable Outcome further) {
        List<Outcome> outcomes = new ArrayList<>();
        if (further != null) {
            outcomes.add(further);
        }
        State at = state;
        while (true) {
            Reached how = reached.get(at);
            if (how == null || how.from() == null || how.by() == null) {
                break;
            }
            outcomes.add(how.by());
            at = how.from();
        }
        Collections.reverse(outcomes);
        return new Run(at, outcomes);
    }
}
