package org.pageproof.checker.trace;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.program.LiveModel;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.machine.AssumptionFailed;
import org.pageproof.machine.ModelViolation;
import org.pageproof.machine.SpinLock;

/**
 * Runs a counterexample on the real classes with one thread per CPU under the recorded schedule, and compares every slot
 * with the objects after every step.
 *
 * <p>An ordinary JVM does not see everything that the step program checks: guarded data without its lock, another CPU's
 * data, declared ranges of plain fields, local code that never ends, the depth of calls. For these the replay confirms the
 * state before the step and that the step can be made, and says so.
 */
public final class JvmReplay {
    private final StepProgram program;
    private final LiveModel live;
    private final List<CpuThread> cpus = new ArrayList<>();
    private final List<CpuThread.End> stands = new ArrayList<>();
    private final boolean[] halted;

    /** A replay on a fresh instance of the model of {@code program}. */
    public JvmReplay(StepProgram program) {
        this.program = program;
        this.live = program.newLive();
        this.halted = new boolean[program.cpus()];
    }

    /**
     * Replays. To be called once.
     *
     * @param deadlock whether the run ends in a state that is a deadlock
     */
    public Replayed run(Run run, boolean deadlock) {
        for (int cpu = 0; cpu < halted.length; cpu++) {
            cpus.add(new CpuThread(cpu, (c, on) -> halted[c] = on));
            stands.add(new CpuThread.End.Returned());
        }
        try {
            return steps(run, deadlock);
        } finally {
            cpus.forEach(CpuThread::abandon);
        }
    }

    private Replayed steps(Run run, boolean deadlock) {
        if (program.startsElsewhere()) {
            live.start(run.initial());
        }
        String differs = compare(run.initial(), "before the first step");
        if (differs != null) {
            return Replayed.differs(differs);
        }
        for (int i = 0; i < run.length(); i++) {
            Outcome outcome = run.outcomes().get(i);
            String when = "after step " + (i + 1);
            if (outcome.next() == null) {
                return violation(outcome.step(), "step " + (i + 1));
            }
            CpuThread.End end = step(outcome.step());
            String stuck = unexpected(end, outcome.step());
            if (stuck != null) {
                return Replayed.differs("step " + (i + 1) + ": " + stuck);
            }
            differs = compare(outcome.next(), when);
            if (differs != null) {
                return Replayed.differs(differs);
            }
            stands.set(outcome.step().cpu(), end);
            differs = position(outcome, end, when);
            if (differs != null) {
                return Replayed.differs(differs);
            }
        }
        String words = "the real classes on " + cpus.size() + " threads take the same " + run.length()
                + " steps and reach the same state after each";
        return deadlock ? deadlock(words) : new Replayed(true, List.of(words));
    }

    private CpuThread.End step(Step step) {
        CpuThread thread = cpus.get(step.cpu());
        return step.starts()
                ? thread.start(() -> live.invoke(step.operation(), step.cpu(), step.arguments()), step.choices())
                : thread.goOn(step.choices());
    }

    private @Nullable String unexpected(CpuThread.End end, Step step) {
        String who = "cpu" + step.cpu() + " in " + step.operation();
        if (end instanceof CpuThread.End.Failed f) {
            return f.cause() instanceof AssumptionFailed
                    ? who + ": the operation cannot be chosen here on the real classes"
                    : who + ": the real classes throw " + f.cause();
        }
        if (end instanceof CpuThread.End.Lost) {
            return who + ": the thread does not come back";
        }
        int left = cpus.get(step.cpu()).choicesLeft();
        return left > 0 ? who + ": the real classes leave " + left + " outcomes of choose unused" : null;
    }

    private @Nullable String compare(State expected, String when) {
        List<String> differ = new ArrayList<>();
        int cpu = 0;
        for (Slot slot : program.slots()) {
            long here = slot.kind() == Slot.Kind.HALTED ? (halted[cpu++] ? 1 : 0) : live.read(slot.id());
            if (here != expected.slot(slot.id())) {
                differ.add(slot.path() + " is " + here + ", the trace has " + expected.slot(slot.id()));
            }
        }
        return differ.isEmpty() ? null : when + " on the real classes " + String.join("; ", differ);
    }

    /** Whether the thread stands inside the operation exactly where the step program's CPU does. */
    private static @Nullable String position(Outcome outcome, CpuThread.End end, String when) {
        State next = outcome.next();
        if (next == null) {
            return null;
        }
        boolean inside = next.location(outcome.step().cpu()) != State.AT_REST;
        boolean insideHere = end instanceof CpuThread.End.AtAccess;
        if (inside == insideHere) {
            return null;
        }
        return when + " " + outcome.step().operation() + (insideHere ? " goes on" : " is over")
                + " on the real classes, the trace has the opposite";
    }

    private Replayed violation(Step step, String which) {
        Step.Violation violation = step.violation();
        BuiltIn property = violation == null ? BuiltIn.NO_EXCEPTION : violation.property();
        String before = "the real classes reach the same state before " + which;
        if (property == BuiltIn.LOCAL_CODE_ENDS) {
            return new Replayed(true, List.of(before, which + " is not made there: it would never end"));
        }
        CpuThread.End end = step(step);
        boolean seen =
                property == BuiltIn.BUG_ON || property == BuiltIn.NO_EXCEPTION || property == BuiltIn.NO_DEADLOCK;
        if (end instanceof CpuThread.End.Failed f && (seen || !isHeldUp(f.cause()))) {
            return thrown(f.cause(), property, before, which);
        }
        if (property == BuiltIn.BUG_ON || property == BuiltIn.NO_EXCEPTION || end instanceof CpuThread.End.Lost) {
            return Replayed.differs(which + " does not violate " + property.specName() + " on the real classes");
        }
        return new Replayed(
                true,
                List.of(
                        before,
                        which + " is made there; an ordinary JVM does not see this violation of "
                                + property.specName()));
    }

    /** What an ordinary JVM does not see is violated before the access of the step, for which the thread would have to wait. */
    private static boolean isHeldUp(Throwable cause) {
        return cause instanceof ModelViolation v && v.property().equals(BuiltIn.NO_DEADLOCK.specName());
    }

    private static Replayed thrown(Throwable cause, BuiltIn property, String before, String which) {
        if (cause instanceof CpuThread.Unforeseen || cause instanceof AssumptionFailed) {
            return Replayed.differs(which + ": on the real classes " + cause.getMessage());
        }
        String violated = cause instanceof ModelViolation v ? v.property() : BuiltIn.NO_EXCEPTION.specName();
        String said = cause instanceof ModelViolation ? String.valueOf(cause.getMessage()) : cause.toString();
        return violated.equals(property.specName())
                ? new Replayed(true, List.of(before, which + " fails there too: " + said))
                : Replayed.differs(which + " ends differently on the real classes: " + said);
    }

    /** Confirms that some CPUs wait for each other's locks, as far as threads inside operations show it. */
    private Replayed deadlock(String words) {
        for (int first = 0; first < stands.size(); first++) {
            List<String> chain = new ArrayList<>();
            int cpu = first;
            for (int hops = 0; hops < stands.size(); hops++) {
                int holder = waitsFor(cpu);
                if (holder < 0 || holder >= stands.size()) {
                    break;
                }
                chain.add("cpu" + cpu + " waits for a lock that cpu" + holder + " holds");
                if (holder == first) {
                    return new Replayed(true, List.of(words, "there " + String.join(", ", chain)));
                }
                cpu = holder;
            }
        }
        return new Replayed(
                true, List.of(words, "that no CPU can go on from there is what the step program says of that state"));
    }

    private int waitsFor(int cpu) {
        return stands.get(cpu) instanceof CpuThread.End.AtAccess at
                        && at.kind().equals("SpinLock.lock")
                        && at.receiver() instanceof SpinLock lock
                ? lock.holder()
                : -1;
    }
}
