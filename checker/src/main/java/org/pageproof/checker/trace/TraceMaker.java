package org.pageproof.checker.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.CpuProgram;
import org.pageproof.checker.steps.Location;
import org.pageproof.checker.steps.Meaning;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.trace.TraceStep.Access;
import org.pageproof.checker.trace.TraceStep.Argument;
import org.pageproof.checker.trace.TraceStep.Change;
import org.pageproof.checker.trace.TraceStep.FieldChange;
import org.pageproof.checker.trace.TraceStep.Value;

/** Tells a run as a trace: numbers become paths, fields and source lines. */
public final class TraceMaker {
    private static final Meaning INT = new Meaning.Int();
    private static final Meaning BOOL = new Meaning.Bool();

    private final StepProgram program;
    private final List<CpuProgram> programs;
    private final SwitchReason reasons;

    /**
     * A maker of traces of one step program.
     *
     * @param programs what each CPU runs
     */
    public TraceMaker(StepProgram program, List<CpuProgram> programs) {
        this.program = program;
        this.programs = List.copyOf(programs);
        this.reasons = new SwitchReason(program, this::target);
    }

    /** The trace of a run. */
    public Trace make(String tool, Trace.Model model, Trace.Spec spec, Trace.Finding finding, Run run) {
        List<TraceStep> steps = new ArrayList<>();
        for (int i = 0; i < run.length(); i++) {
            steps.add(step(run, i));
        }
        List<String> vars = new ArrayList<>();
        program.slots().forEach(s -> vars.add(s.path()));
        for (int cpu = 0; cpu < programs.size(); cpu++) {
            vars.add(TraceState.cpuVar(cpu));
        }
        List<TraceState> states = new ArrayList<>();
        for (int i = 0; i < run.states(); i++) {
            states.add(state(run.state(i)));
        }
        String description = finding.property() + " in scenario " + spec.scenario() + " of " + spec.file();
        return new Trace(
                Trace.Meta.of(description),
                Trace.FORMAT,
                tool,
                model,
                started(spec, run),
                finding,
                steps,
                vars,
                states,
                legend(run));
    }

    private Trace.Spec started(Trace.Spec spec, Run run) {
        List<Trace.Named> start = new ArrayList<>();
        for (Slot slot : program.slots()) {
            if (program.parts().chosen().contains(slot.path())) {
                start.add(new Trace.Named(
                        slot.path(), program.show(slot.meaning(), run.initial().slot(slot.id()))));
            }
        }
        return new Trace.Spec(spec.file(), spec.scenario(), spec.fingerprint(), start);
    }

    /** What the values mean that the slots have in the states of the run. */
    private Map<String, Map<String, String>> legend(Run run) {
        Map<String, Map<String, String>> legend = new LinkedHashMap<>();
        for (Slot slot : program.slots()) {
            if (slot.meaning() instanceof Meaning.Int) {
                continue;
            }
            Map<String, String> texts = new LinkedHashMap<>();
            for (int i = 0; i < run.states(); i++) {
                long value = run.state(i).slot(slot.id());
                texts.put(Long.toString(value), program.show(slot.meaning(), value));
            }
            legend.put(slot.path(), texts);
        }
        return legend;
    }

    /** A state by the paths of its slots. */
    TraceState state(State state) {
        Map<String, Long> slots = new LinkedHashMap<>();
        program.slots().forEach(s -> slots.put(s.path(), state.slot(s.id())));
        List<String> cpus = new ArrayList<>();
        for (int cpu = 0; cpu < programs.size(); cpu++) {
            cpus.add(position(state, cpu));
        }
        return new TraceState(slots, cpus);
    }

    private String position(State state, int cpu) {
        int location = state.location(cpu);
        if (location != State.AT_REST) {
            Location at = program.locations().get(location);
            Location.Call call = at.innermost();
            return "in " + at.operation() + ", before " + at.access() + " at " + call.file() + ":" + call.line();
        }
        CpuProgram runs = programs.get(cpu);
        return !runs.repeats() && state.position(cpu) == runs.positions().size() ? "finished" : "idle";
    }

    private TraceStep step(Run run, int i) {
        Step step = run.outcomes().get(i).step();
        Location at = step.location();
        Step.Violation violation = step.violation();
        String file = at != null ? at.innermost().file() : violation != null ? violation.file() : null;
        int line = at != null ? at.innermost().line() : violation != null ? violation.line() : 0;
        return new TraceStep(
                step.cpu(),
                step.operation(),
                step.starts(),
                step.arguments().stream()
                        .map(a -> new Argument(a.name(), value(a.meaning(), a.value())))
                        .toList(),
                step.choices(),
                at == null ? step.operation() : at.innermost().function(),
                file,
                line,
                step.access() == null ? null : access(step.access()),
                step.changes().stream().map(this::change).toList(),
                reasons.before(run, i));
    }

    private Value value(Meaning meaning, long value) {
        return new Value(value, program.show(meaning, value));
    }

    private @Nullable String target(Step.Event event) {
        return event.slots().isEmpty()
                ? null
                : program.slots().get(event.slots().get(0)).path();
    }

    private Access access(Step.Event event) {
        Meaning whole = event.slots().isEmpty()
                ? INT
                : program.slots().get(event.slots().get(0)).meaning();
        Meaning operand = INT;
        Meaning result = INT;
        switch (event.kind()) {
            case "Word.read",
                    "Word.write",
                    "Word.cmpxchg",
                    "Word.exchange",
                    "Cell.read",
                    "Cell.write",
                    "Cell.cmpxchg" -> {
                operand = whole;
                result = whole;
            }
            case "Word.fetchAdd", "Word.fetchAnd", "Word.fetchOr" -> result = whole;
            case "Word.testAndSet", "Word.testAndClear", "SpinLock.tryLock", "Tlb.isStale" -> result = BOOL;
            default -> {}
        }
        Meaning given = operand;
        return new Access(
                event.kind(),
                target(event),
                event.operands().stream().map(o -> value(given, o)).toList(),
                event.result() == null ? null : value(result, event.result()));
    }

    private Change change(Step.Change change) {
        Slot slot = program.slots().get(change.slot());
        List<FieldChange> fields = new ArrayList<>();
        if (slot.meaning() instanceof Meaning.Bits bits) {
            for (Meaning.Field f : bits.fields()) {
                long before = f.of(change.before());
                long after = f.of(change.after());
                if (before != after) {
                    fields.add(new FieldChange(
                            f.name(), program.show(f.meaning(), before), program.show(f.meaning(), after)));
                }
            }
        }
        return new Change(
                slot.path(), value(slot.meaning(), change.before()), value(slot.meaning(), change.after()), fields);
    }
}
