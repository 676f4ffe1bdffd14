package org.pageproof.jpf.host;

import gov.nasa.jpf.ListenerAdapter;
import gov.nasa.jpf.search.Search;
import gov.nasa.jpf.vm.ChoiceGenerator;
import gov.nasa.jpf.vm.ElementInfo;
import gov.nasa.jpf.vm.Instruction;
import gov.nasa.jpf.vm.MJIEnv;
import gov.nasa.jpf.vm.MethodInfo;
import gov.nasa.jpf.vm.StackFrame;
import gov.nasa.jpf.vm.ThreadInfo;
import gov.nasa.jpf.vm.VM;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.engine.Move;
import org.pageproof.checker.engine.Schedule;
import org.pageproof.checker.jpf.JpfJob;
import org.pageproof.checker.jpf.JpfOutcome;
import org.pageproof.checker.jpf.JpfScenario;
import org.pageproof.checker.jpf.SearchLog;
import org.pageproof.checker.live.LiveAccess;
import org.pageproof.checker.live.LiveCpu;
import org.pageproof.checker.live.LiveFunction;
import org.pageproof.checker.live.LiveMove;
import org.pageproof.checker.live.LiveStart;
import org.pageproof.checker.live.LiveState;
import org.pageproof.checker.live.LiveStep;
import org.pageproof.checker.live.Picture;
import org.pageproof.checker.live.Starts;

/** One scenario under Java PathFinder: what its CPUs may do, and what became of each step, for the log. */
final class Session extends ListenerAdapter {
    private static final long MOST_INSTRUCTIONS = 2_000_000;

    private final JpfJob job;
    private final JpfScenario scenario;
    private final Calls calls;
    private final Guards guards;
    private final List<JpfOutcome.Seen> path = new ArrayList<>();
    private final SearchLog log;
    private final List<List<LiveStart>> starts;
    private final List<Cpu> cpus = new ArrayList<>();
    private int model = MJIEnv.NULL;
    private HeapReader heap;

    /** The step that is being made; null before the first one. */
    private StepSoFar step;

    /** Whether the last transition ended between two steps. */
    private boolean atBoundary;

    private final long started = System.nanoTime();
    private String unknown = "";
    private boolean finished;
    private long instructions;

    Session(JpfJob job, JpfScenario scenario, SearchLog log) {
        this.job = job;
        this.calls = new Calls(this, log);
        this.guards = new Guards(this, scenario.plain());
        this.scenario = scenario;
        this.log = log;
        this.starts = starts(scenario.starts());
    }

    /** The session that listens to a virtual machine. */
    static Session of(VM vm) {
        return vm.getNextListenerOfType(Session.class, null);
    }

    JpfScenario scenario() {
        return scenario;
    }

    int model() {
        return model;
    }

    HeapReader heap() {
        return heap;
    }

    List<Cpu> cpus() {
        return cpus;
    }

    Cpu cpu(ThreadInfo thread) {
        for (Cpu c : cpus) {
            if (c.thread() == thread) {
                return c;
            }
        }
        throw new IllegalStateException("not a CPU: " + thread.getName());
    }

    boolean atBoundary() {
        return atBoundary;
    }

    StepSoFar step() {
        return step;
    }

    /** The step goes on like that. */
    void step(StepSoFar next) {
        step = next;
    }

    /** All ways in which a CPU may start an operation, at all positions of its program together. */
    List<LiveStart> starts(int cpu) {
        return starts.get(cpu);
    }

    private static List<List<LiveStart>> starts(Starts all) {
        List<List<LiveStart>> starts = new ArrayList<>();
        for (int cpu = 0; cpu < all.cpus(); cpu++) {
            Set<LiveStart> here = new LinkedHashSet<>();
            for (int p = 0; p < all.positions(cpu); p++) {
                here.addAll(all.at(cpu, p));
            }
            starts.add(List.copyOf(here));
        }
        return starts;
    }

    /** The model is constructed. */
    void constructed(VM vm, int reference) {
        model = reference;
        heap = new HeapReader(vm, scenario.shape(), reference);
    }

    /** The states to start in: their number, or the one that a forced schedule starts in. */
    StartStates startStates() {
        Schedule forced = job.schedule();
        return forced == null
                ? new StartStates(0, job.starts().size() - 1)
                : new StartStates(forced.start(), forced.start());
    }

    /** Gives the model the values of the state to start in that is being tried. */
    void start(VM vm) {
        List<Long> values = job.starts().get(startNumber(vm));
        heap.write(Picture.of(values.stream().mapToLong(Long::longValue).toArray()));
    }

    /** The outcomes of a choose: all, or the one that a forced schedule has. */
    Outcomes outcomes(int n) {
        Schedule forced = job.schedule();
        if (forced == null) {
            return new Outcomes(0, n - 1, step);
        }
        List<Integer> recorded = forced.moves().get(path.size() - 1).choices();
        int made = step.outcomes().size();
        int outcome = made < recorded.size() ? recorded.get(made) : 0;
        return new Outcomes(outcome, outcome, step);
    }

    /** Whether only one schedule is followed, which may come to a state again. */
    boolean isForced() {
        return job.schedule() != null;
    }

    private boolean isAllowed(Moves.Choice choice) {
        Schedule forced = job.schedule();
        if (forced == null) {
            return true;
        }
        // The state that has just been reached is not on the path yet.
        int next = step == null ? 0 : path.size();
        // From the last state everything is tried, to see whether anything can be done.
        return next == forced.moves().size()
                || next < forced.moves().size()
                        && same(
                                forced.moves().get(next),
                                log.move(new LiveMove(choice.cpu(), choice.start(), List.of())));
    }

    private static boolean same(Move recorded, Move possible) {
        return recorded.cpu() == possible.cpu()
                && recorded.operation().equals(possible.operation())
                && recorded.arguments().equals(possible.arguments());
    }

    /** What can be done now. */
    Moves moves() {
        List<Moves.Choice> choices = new ArrayList<>();
        for (Cpu c : cpus) {
            if (c.isHalted()) {
                continue;
            }
            if (c.isInside()) {
                choices.add(new Moves.Choice(c.index(), c.thread(), null));
            } else {
                for (LiveStart s : scenario.starts().at(c.index(), c.position())) {
                    choices.add(new Moves.Choice(c.index(), c.thread(), s));
                }
            }
        }
        choices.removeIf(c -> !isAllowed(c));
        return new Moves(choices);
    }

    /** The state now. */
    LiveState state() {
        List<LiveCpu> all = new ArrayList<>();
        for (Cpu c : cpus) {
            all.add(new LiveCpu(c.position(), c.isHalted(), open(c), ahead(c), Picture.EMPTY));
        }
        return new LiveState(heap.picture(), all);
    }

    /** The access that a CPU stands at: of the frames of the machine package the outermost, with the object that it belongs to. */
    private @Nullable LiveAccess ahead(Cpu cpu) {
        StackFrame made = null;
        for (StackFrame f : cpu.frames()) {
            if (!Cpu.isMachine(f)) {
                break;
            }
            made = f;
        }
        if (made == null) {
            return null;
        }
        String owner = made.getClassName().substring(made.getClassName().lastIndexOf('.') + 1);
        boolean bound = !made.getMethodInfo().isStatic();
        return access(owner + "." + made.getMethodName(), bound ? made.getThis() : MJIEnv.NULL);
    }

    /** The slots of a frame that count, without its operands, which all do. */
    BitSet live(StackFrame frame) {
        if (Cpu.isMachine(frame)) {
            BitSet all = new BitSet();
            all.set(0, frame.getLocalVariableCount());
            return all;
        }
        return scenario.live(
                frame.getClassName(),
                frame.getMethodName(),
                frame.getMethodInfo().getSignature(),
                frame.getPC().getInstructionIndex());
    }

    /** The functions that a CPU is inside of, outermost first. */
    List<LiveFunction> open(Cpu cpu) {
        List<LiveFunction> open = new ArrayList<>();
        for (StackFrame f : cpu.frames()) {
            if (!Cpu.isMachine(f)) {
                open.add(scenario.function(
                        f.getClassName(), f.getMethodName(), f.getMethodInfo().getSignature()));
            }
        }
        Collections.reverse(open);
        return open;
    }

    /** An access of the running CPU. */
    LiveAccess access(String kind, int receiver) {
        return new LiveAccess(kind, heap.number(receiver));
    }

    @Override
    public void executeInstruction(VM vm, ThreadInfo thread, Instruction next) {
        if (step == null) {
            return;
        } else if (++instructions > MOST_INSTRUCTIONS) {
            unknown = "bound: the local code of a step runs for more than " + MOST_INSTRUCTIONS + " instructions";
            vm.getSystemState().setIgnored(true);
            vm.getSearch().terminate();
        } else {
            guards.violated(thread, next).ifPresent(property -> {
                failed(property);
                vm.getSystemState().setIgnored(true);
            });
        }
    }

    @Override
    public void methodEntered(VM vm, ThreadInfo thread, MethodInfo method) {
        if (step == null) {
            return;
        }
        calls.entered(thread, method);
        if (calls.isTooDeep(thread, method)) {
            failed("call_depth");
            vm.getSystemState().setIgnored(true);
        }
    }

    @Override
    public void methodExited(VM vm, ThreadInfo thread, MethodInfo method) {
        if (step != null) {
            calls.exited(thread, method);
        }
    }

    @Override
    public void choiceGeneratorAdvanced(VM vm, ChoiceGenerator<?> cg) {
        instructions = 0;
        if (cg instanceof Moves m) {
            step = StepSoFar.of(parent(vm), m.current());
        } else if (cg instanceof Outcomes o) {
            step = o.withOutcome();
        }
    }

    private static int parent(VM vm) {
        return ((StepSearch) vm.getSearch()).parent();
    }

    @Override
    public void choiceGeneratorRegistered(VM vm, ChoiceGenerator<?> next, ThreadInfo current, Instruction executed) {
        atBoundary = next instanceof Moves;
        if (!atBoundary
                && !(next instanceof Outcomes)
                && !(next instanceof StartStates)
                && !next.getId().equals("ROOT")) {
            throw new IllegalStateException("Java PathFinder makes a choice of its own: " + next);
        }
    }

    @Override
    public void searchFinished(Search search) {
        finished = true;
    }

    @Override
    public void searchConstraintHit(Search search) {
        unknown = "bound: Java PathFinder stopped at " + search.getLastSearchConstraint();
    }

    @Override
    public void stateAdvanced(Search search) {
        if ((System.nanoTime() - started) / 1e9 > job.seconds()) {
            unknown = "time: the limit of " + Math.round(job.seconds()) + " s was reached";
            search.terminate();
        }
        if (search.isIgnoredState() || !atBoundary) {
            return;
        }
        int id = search.getStateId();
        boolean isNew = search.isNewState();
        LiveState now = isNew ? state() : log.state(id);
        List<Integer> waits = isNew ? waits() : List.of();
        if (step == null) {
            log.start(id, startNumber(search.getVM()), now, waits);
        } else {
            LiveMove move = move();
            List<LiveFunction> open = step.access() == null ? operation() : step.open();
            LiveState before = log.state(step.from());
            log.step(step.from(), id, new LiveStep(before, now, move, open, step.access(), step.calls()), waits);
        }
        if (isForced()) {
            path.add(seen(now));
        }
    }

    /** The operation that the step starts, and that has made no access. */
    private List<LiveFunction> operation() {
        LiveStart s = step.choice().start();
        return List.of(scenario.function(s.declaringClass(), s.method(), s.descriptor()));
    }

    private static JpfOutcome.Seen seen(LiveState state) {
        List<Long> values = new ArrayList<>();
        for (int i = 0; i < state.picture().size(); i++) {
            values.add(state.picture().at(i));
        }
        return new JpfOutcome.Seen(
                values,
                state.cpus().stream().map(c -> !c.atRest()).toList(),
                state.cpus().stream().map(LiveCpu::halted).toList());
    }

    /** What was seen; {@code stopped} says why the search stopped before its end, or is empty. */
    JpfOutcome outcome(String stopped) {
        String why = unknown.isEmpty() ? stopped : unknown;
        // Where it cannot start a program it returns as if all were done.
        JpfOutcome o = log.outcome(why.isEmpty() && !finished ? "Java PathFinder did not search" : why);
        return new JpfOutcome(o.states(), o.transitions(), o.unknown(), o.findings(), o.notJudged(), path);
    }

    private LiveMove move() {
        return new LiveMove(step.choice().cpu(), step.choice().start(), step.outcomes());
    }

    /** The step violates a property that is always checked; it leads nowhere. */
    void failed(String property) {
        log.failed(step.from(), move(), property);
    }

    private static int startNumber(VM vm) {
        StartStates starts = vm.getLastChoiceGeneratorOfType(StartStates.class);
        return starts == null ? 0 : starts.getNextChoice();
    }

    /** For each CPU the one whose lock it is about to take, or -1. */
    private List<Integer> waits() {
        List<Integer> waits = new ArrayList<>();
        for (Cpu c : cpus) {
            List<StackFrame> frames = c.frames();
            StackFrame top = frames.isEmpty() ? null : frames.get(0);
            waits.add(top != null && isLock(top) ? holder(c, top) : -1);
        }
        return waits;
    }

    private static boolean isLock(StackFrame f) {
        return f.getClassName().equals("org.pageproof.machine.SpinLock")
                && f.getMethodName().equals("lock");
    }

    private int holder(Cpu cpu, StackFrame at) {
        ElementInfo lock = cpu.thread().getHeap().get(at.getThis());
        long state = cpu.thread().getHeap().get(lock.getReferenceField("state")).getLongField("value");
        int holder = (int) (state >> 32);
        return holder == cpu.index() && lock.getBooleanField("recursive") ? -1 : holder;
    }
}
