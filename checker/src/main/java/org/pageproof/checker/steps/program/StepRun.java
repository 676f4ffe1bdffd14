package org.pageproof.checker.steps.program;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.LocalBudgetExceeded;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.ToolError;
import org.pageproof.checker.steps.analysis.Arithmetic;
import org.pageproof.checker.steps.analysis.LiveState;
import org.pageproof.checker.steps.analysis.PathTable;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.ir.MethodCode;

/** Runs one step with given outcomes of choose: one access with the local code after it. */
final class StepRun {
    /** Instructions of local code after which a step is given up. */
    static final int BUDGET = 2_000_000;

    private static final int SUSPICIOUS = 5_000;

    /** Choices in a row after which a step is given up. */
    static final int MOST_CHOICES = 200;

    private final StepProgram program;
    private final StepProgram.Parts parts;
    private final State before;
    private final State next;
    private final int cpu;
    private final @Nullable Start start;
    private final List<Integer> chosen;
    private final List<Integer> made = new ArrayList<>();
    private final List<Integer> bounds = new ArrayList<>();
    private final List<LocalState> choicePoints = new ArrayList<>();
    private final SlotMemory memory;
    private final BitSet watchedMethods;
    private final Interpreter.CallObserver calls;
    private RegisterFile registers = new RegisterFile();
    private int path;
    private int at;
    private boolean accessed;
    private int stepNumber;
    private Step.@Nullable Event event;
    private boolean ended;
    private @Nullable LocalState watched;
    private long executed;

    StepRun(
            StepProgram program,
            State before,
            int cpu,
            @Nullable Start start,
            List<Integer> chosen,
            Interpreter.@Nullable AccessObserver observer,
            BitSet watchedMethods,
            Interpreter.CallObserver calls) {
        this.watchedMethods = watchedMethods;
        this.calls = calls;
        this.program = program;
        this.parts = program.parts();
        this.before = before;
        this.next = before.copy();
        this.cpu = cpu;
        this.start = start;
        this.chosen = chosen;
        this.memory = new SlotMemory(program, next, cpu, (slot, write) -> {
            if (observer != null) {
                observer.touched(cpu, stepNumber, slot, write);
            }
        });
    }

    /** The outcome, or null when the step is not enabled. */
    @Nullable
    Outcome run() {
        try {
            begin();
            while (!ended) {
                execute();
            }
            return new Outcome(step(null), next);
        } catch (Disabled e) {
            return null;
        } catch (Violated e) {
            MethodCode m = method();
            int line = m.lines().get(Math.min(at, m.lines().size() - 1));
            Step.Violation violation = new Step.Violation(e.property(), e.getMessage(), m.file(), line);
            return new Outcome(step(violation), null);
        }
    }

    /** Changes {@code outcomes} to the next combination after the one just run; false when there is none. */
    boolean nextChoices(List<Integer> outcomes) {
        outcomes.clear();
        outcomes.addAll(made);
        while (!outcomes.isEmpty()) {
            int last = outcomes.size() - 1;
            if (outcomes.get(last) + 1 < bounds.get(last)) {
                outcomes.set(last, outcomes.get(last) + 1);
                return true;
            }
            outcomes.remove(last);
        }
        return false;
    }

    private void begin() {
        if (start != null) {
            path = start.path();
            stepNumber = parts.paths().places().size() + start.operation();
            for (int i = 0; i < start.registers().size(); i++) {
                registers.set(start.registers().get(i), start.values().get(i));
            }
            if (start.self() >= 0) {
                registers.set(start.self(), program.world().cpus().get(cpu));
            }
            called(false, 0);
        } else {
            registers = RegisterFile.restore(program, before, cpu);
            PathTable.Place place = parts.paths().places().get(before.location(cpu));
            path = place.path();
            at = place.insn();
        }
    }

    private MethodCode method() {
        return parts.methods().get(openPath().method());
    }

    private PathTable.Path openPath() {
        return parts.paths().paths().get(path);
    }

    private long get(int register) {
        return registers.get(openPath().base() + register);
    }

    private void set(int register, long value) {
        if (register >= 0) {
            registers.set(openPath().base() + register, value);
        }
    }

    private void execute() {
        Insn insn = method().code().get(at);
        if (++executed > SUSPICIOUS) {
            watch();
        }
        if (insn instanceof Insn.Access i) {
            access(i);
        } else if (insn instanceof Insn.Jump i) {
            at = i.target();
        } else if (insn instanceof Insn.Branch i) {
            long right = i.right() < 0 ? 0 : get(i.right());
            at = holds(i.cond(), get(i.left()), right) ? i.target() : at + 1;
        } else if (insn instanceof Insn.Switch i) {
            int key = i.keys().indexOf((int) get(i.on()));
            at = key < 0 ? i.otherwise() : i.targets().get(key);
        } else if (insn instanceof Insn.Call i) {
            call(i);
        } else if (insn instanceof Insn.Return i) {
            leave(i.from() < 0 ? 0 : get(i.from()));
        } else {
            plain(insn);
            at++;
        }
    }

    private static boolean holds(Insn.Cond cond, long left, long right) {
        return switch (cond) {
            case EQ -> left == right;
            case NE -> left != right;
            case LT -> left < right;
            case GE -> left >= right;
            case GT -> left > right;
            case LE -> left <= right;
        };
    }

    private void access(Insn.Access i) {
        int location = parts.paths().location(path, at);
        if (accessed) {
            LiveState live = parts.live().get(location);
            long[] stored = new long[live.stored().size()];
            for (int r = 0; r < stored.length; r++) {
                stored[r] = registers.get(live.stored().get(r).register());
            }
            next.at(cpu, location, stored);
            ended = true;
            return;
        }
        accessed = true;
        stepNumber = location;
        long[] operands = new long[i.args().size()];
        List<Long> shown = new ArrayList<>();
        for (int a = 0; a < operands.length; a++) {
            operands[a] = get(i.args().get(a));
            shown.add(operands[a]);
        }
        SharedAccess access = new SharedAccess(parts, memory, cpu);
        long result;
        try {
            result = access.perform(i.kind(), get(i.receiver()), operands);
        } catch (Violated e) {
            event = new Step.Event(i.kind().javaName(), access.slots(), shown, null);
            throw e;
        }
        event = new Step.Event(i.kind().javaName(), access.slots(), shown, i.to() < 0 ? null : result);
        set(i.to(), result);
        at++;
    }

    private void call(Insn.Call c) {
        long receiver = c.args().isEmpty() ? 0 : get(c.args().get(0));
        if (c.instance() && receiver == 0) {
            throw new Violated(BuiltIn.NO_EXCEPTION, "a call on null");
        }
        int target = c.targets().of((int) receiver);
        int child = parts.paths().child(path, c.site(), target);
        if (child < 0) {
            throw new Violated(
                    BuiltIn.CALL_DEPTH,
                    parts.methods().get(target).method() + " is open " + PathTable.RECURSION + " times already");
        }
        long[] values = new long[c.args().size()];
        for (int a = 0; a < values.length; a++) {
            values[a] = get(c.args().get(a));
        }
        path = child;
        at = 0;
        List<Integer> parameters = method().parameterRegisters();
        for (int a = 0; a < values.length; a++) {
            set(parameters.get(a), values[a]);
        }
        called(false, 0);
    }

    /** Tells that the open call begins or ends, where someone asks. */
    private void called(boolean returns, long result) {
        if (watchedMethods.get(openPath().method())) {
            List<Long> arguments =
                    method().parameterRegisters().stream().map(this::get).toList();
            calls.called(new CallEvent(path, returns, arguments, result, next.copy()));
        }
    }

    private void leave(long result) {
        called(true, result);
        PathTable.Path left = openPath();
        if (left.parent() < 0) {
            int position = before.position(cpu) + 1;
            boolean again = parts.repeats().get(cpu)
                    && position == parts.programs().get(cpu).size();
            next.atRest(cpu, again ? 0 : position);
            ended = true;
            return;
        }
        path = left.parent();
        Insn.Call call = (Insn.Call) method().code().get(left.call());
        set(call.to(), result);
        at = left.call() + 1;
    }

    private void plain(Insn insn) {
        if (insn instanceof Insn.Const i) {
            set(i.to(), i.value());
        } else if (insn instanceof Insn.Ref i) {
            set(i.to(), i.object());
        } else if (insn instanceof Insn.Move i) {
            set(i.to(), get(i.from()));
        } else if (insn instanceof Insn.Binary i) {
            binary(i);
        } else if (insn instanceof Insn.Compare i) {
            set(i.to(), Long.compare(get(i.left()), get(i.right())));
        } else if (insn instanceof Insn.Unary i) {
            set(i.to(), Arithmetic.apply(i.op(), get(i.from())));
        } else if (insn instanceof Insn.Choose i) {
            set(i.to(), choose(get(i.bound())));
        } else if (insn instanceof Insn.Assume i) {
            if (get(i.condition()) == 0) {
                throw new Disabled();
            }
        } else if (insn instanceof Insn.BugOn i) {
            if (get(i.condition()) != 0) {
                throw new Violated(BuiltIn.BUG_ON, i.message());
            }
        } else if (insn instanceof Insn.Fail i) {
            throw new Violated(i.property(), i.message());
        } else {
            objects(insn);
        }
    }

    private void binary(Insn.Binary i) {
        try {
            set(i.to(), Arithmetic.apply(i.op(), i.wide(), get(i.left()), get(i.right())));
        } catch (ArithmeticException e) {
            throw new Violated(BuiltIn.NO_EXCEPTION, "a division by zero");
        }
    }

    private void objects(Insn insn) {
        if (insn instanceof Insn.Load i) {
            set(i.to(), memory.load(i.field(), get(i.object())));
        } else if (insn instanceof Insn.Store i) {
            memory.store(i.field(), get(i.object()), get(i.from()));
        } else if (insn instanceof Insn.ArrayLength i) {
            set(i.to(), memory.length(get(i.array())));
        } else if (insn instanceof Insn.ArrayLoad i) {
            set(i.to(), memory.loadElement(get(i.array()), get(i.index())));
        } else if (insn instanceof Insn.ArrayStore i) {
            memory.storeElement(get(i.array()), get(i.index()), get(i.from()));
        } else if (insn instanceof Insn.Cast i) {
            long object = get(i.object());
            if (object != 0 && !i.legal().contains(object)) {
                String name = program.world().path((int) object);
                throw new Violated(
                        BuiltIn.NO_EXCEPTION,
                        name + " is not of class " + i.legal().className());
            }
        } else if (insn instanceof Insn.InstanceOf i) {
            set(i.to(), get(i.object()) != 0 && i.of().contains(get(i.object())) ? 1 : 0);
        } else if (insn instanceof Insn.Pure i) {
            long[] operands = i.args().stream().mapToLong(this::get).toArray();
            set(i.to(), Pairs.pure(program.world(), i.kind(), get(i.receiver()), operands));
        } else if (!(insn instanceof Insn.Nothing)) {
            throw new ToolError("no meaning for " + insn);
        }
    }

    private long choose(long bound) {
        if (bound < 1) {
            throw new Violated(BuiltIn.NO_EXCEPTION, "choose(" + bound + ") has no outcome");
        }
        LocalState here = local();
        if (choicePoints.contains(here)) {
            throw new Violated(BuiltIn.LOCAL_CODE_ENDS, "local code chooses again in the state it was in before");
        }
        if (choicePoints.size() >= MOST_CHOICES) {
            throw new LocalBudgetExceeded("the local code of " + method().method() + " chooses more than "
                    + MOST_CHOICES + " times in a step");
        }
        choicePoints.add(here);
        int outcome = made.size() < chosen.size() ? chosen.get(made.size()) : 0;
        made.add(outcome);
        bounds.add((int) bound);
        return outcome;
    }

    private LocalState local() {
        return LocalState.of(path, at, registers, openPath().base() + method().registers(), next);
    }

    /** Compares the local state with one of some time ago, in growing distances: a repetition is found, if late. */
    private void watch() {
        if (executed > BUDGET) {
            throw new LocalBudgetExceeded(
                    "the local code of " + method().method() + " runs for more than " + BUDGET + " instructions");
        }
        LocalState here = local();
        if (here.equals(watched)) {
            throw new Violated(BuiltIn.LOCAL_CODE_ENDS, "local code repeats a state and never ends");
        }
        if (watched == null || Long.bitCount(executed) == 1) {
            watched = here;
        }
    }

    private Step step(Step.@Nullable Violation violation) {
        List<Step.Change> changes = new ArrayList<>();
        for (int s = 0; s < parts.slots().size(); s++) {
            if (before.slot(s) != next.slot(s)) {
                changes.add(new Step.Change(s, before.slot(s), next.slot(s)));
            }
        }
        int root = start != null ? start.operation() : openRoot();
        return new Step(
                cpu,
                parts.operations().get(root).name(),
                start != null,
                start == null ? List.of() : start.arguments(),
                List.copyOf(made),
                program.locations().get(start != null || accessed ? stepNumber : before.location(cpu)),
                event,
                changes,
                violation);
    }

    private int openRoot() {
        return parts.paths()
                .paths()
                .get(parts.paths().places().get(before.location(cpu)).path())
                .operation();
    }
}
