package org.pageproof.checker.steps.program;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.ir.AccessKind;
import org.pageproof.checker.steps.ir.Insn;

/**
 * The reference semantics: every transition of a state, one instruction after the other. Slow and plain on purpose; the
 * generated next-state function must agree with it.
 */
public final class Interpreter {
    private static final BitSet NO_METHODS = new BitSet();

    private final StepProgram program;
    private final StepProgram.Parts parts;
    private final @Nullable AccessObserver observer;

    /** Told of the calls of a step, while it is made. */
    @FunctionalInterface
    interface CallObserver {
        void called(CallEvent event);
    }

    /**
     * A transition with the calls that it begins and ends, in order.
     *
     * @param events those of the methods that were asked for
     */
    public record Told(Outcome outcome, List<CallEvent> events) {
        public Told {
            events = List.copyOf(events);
        }
    }

    /** Sees which slots a step touches. */
    public interface AccessObserver {
        /** The step with that number has touched the slot. */
        void touched(int cpu, int step, int slot, boolean write);
    }

    public Interpreter(StepProgram program) {
        this(program, null);
    }

    /** An interpreter that tells which slots steps touch. */
    public Interpreter(StepProgram program, @Nullable AccessObserver observer) {
        this.program = program;
        this.parts = program.parts();
        this.observer = observer;
    }

    /** Every transition in canonical order: CPU, operation, arguments, outcomes of choose. */
    public List<Outcome> outcomes(State state) {
        List<Told> result = new ArrayList<>();
        for (int cpu = 0; cpu < state.cpus(); cpu++) {
            transitions(state, cpu, NO_METHODS, result);
        }
        return result.stream().map(Told::outcome).toList();
    }

    /**
     * The transitions of one CPU in canonical order, with their calls.
     *
     * @param methods the numbers of the methods whose calls are wanted
     */
    public List<Told> transitions(State state, int cpu, BitSet methods) {
        List<Told> result = new ArrayList<>();
        transitions(state, cpu, methods, result);
        return result;
    }

    private void transitions(State state, int cpu, BitSet methods, List<Told> result) {
        if (halted(state, cpu)) {
            return;
        }
        if (state.location(cpu) != State.AT_REST) {
            choices(state, cpu, null, methods, result);
            return;
        }
        List<List<Start>> positions = parts.programs().get(cpu);
        if (state.position(cpu) < positions.size()) {
            for (Start start : positions.get(state.position(cpu))) {
                choices(state, cpu, start, methods, result);
            }
        }
    }

    /** Runs the step once for every combination of outcomes of choose. */
    private void choices(State state, int cpu, @Nullable Start start, BitSet methods, List<Told> result) {
        List<Integer> chosen = new ArrayList<>();
        while (true) {
            List<CallEvent> events = new ArrayList<>();
            StepRun run = new StepRun(program, state, cpu, start, chosen, observer, methods, events::add);
            Outcome outcome = run.run();
            if (outcome != null) {
                result.add(new Told(outcome, events));
            }
            if (!run.nextChoices(chosen)) {
                return;
            }
        }
    }

    private boolean halted(State state, int cpu) {
        int first = parts.slotTable().halted();
        return first >= 0 && state.slot(first + cpu) != 0;
    }

    /**
     * Whether the state violates no_deadlock: CPUs that wait for each other's locks (or one for its own), or unfinished CPUs
     * and no enabled step.
     */
    public boolean deadlocked(State state, boolean anyStep) {
        boolean unfinished = false;
        for (int cpu = 0; cpu < state.cpus(); cpu++) {
            boolean finished = state.location(cpu) == State.AT_REST
                    && state.position(cpu) >= parts.programs().get(cpu).size();
            unfinished |= !finished;
            int waited = cpu;
            for (int hops = 0; hops < state.cpus(); hops++) {
                waited = waitsFor(state, waited);
                if (waited == cpu) {
                    return true;
                }
                if (waited < 0) {
                    break;
                }
            }
        }
        return unfinished && !anyStep;
    }

    /** The CPU whose lock this one is about to take, or -1. */
    private int waitsFor(State state, int cpu) {
        int location = state.location(cpu);
        if (location == State.AT_REST) {
            return -1;
        }
        Insn.Access access = accessAt(location);
        if (access.kind() != AccessKind.LOCK) {
            return -1;
        }
        RegisterFile registers = RegisterFile.restore(program, state, cpu);
        int base = parts.paths()
                .paths()
                .get(parts.paths().places().get(location).path())
                .base();
        int object = (int) registers.get(base + access.receiver());
        if (object == 0) {
            return -1;
        }
        int slot = parts.slotTable().first(object);
        long value = state.slot(slot);
        int holder = (int) ((value - 1) % state.cpus());
        boolean recursive = parts.slots().get(slot).max() > state.cpus();
        return value == 0 || (holder == cpu && recursive) ? -1 : holder;
    }

    private Insn.Access accessAt(int location) {
        var place = parts.paths().places().get(location);
        int method = parts.paths().paths().get(place.path()).method();
        return (Insn.Access) parts.methods().get(method).code().get(place.insn());
    }
}
