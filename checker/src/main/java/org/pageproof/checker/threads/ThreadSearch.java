package org.pageproof.checker.threads;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.live.Construction;
import org.pageproof.checker.live.Instance;
import org.pageproof.checker.live.KeptSlots;
import org.pageproof.checker.live.LiveAccess;
import org.pageproof.checker.live.LiveCpu;
import org.pageproof.checker.live.LiveFunction;
import org.pageproof.checker.live.LiveMonitor;
import org.pageproof.checker.live.LiveMove;
import org.pageproof.checker.live.LiveOperations;
import org.pageproof.checker.live.LiveRefused;
import org.pageproof.checker.live.LiveStart;
import org.pageproof.checker.live.LiveState;
import org.pageproof.checker.live.LiveStep;
import org.pageproof.checker.live.Picture;
import org.pageproof.checker.live.Shape;
import org.pageproof.checker.live.Starts;
import org.pageproof.checker.steps.CpuProgram;
import org.pageproof.checker.steps.load.ModelClass;
import org.pageproof.checker.threads.StepThread.End;
import org.pageproof.checker.threads.StepThread.Job;
import org.pageproof.checker.threads.StepThread.Made;
import org.pageproof.machine.AssumptionFailed;
import org.pageproof.machine.ModelViolation;
import org.pageproof.machine.SpinLock;

/**
 * Visits every reachable state of a scenario, breadth first, by running the model's own classes on one real thread per CPU. A state is
 * the values of all objects and, per CPU, the open methods, the instruction in each and its live values, which the classes tell a
 * {@link Tape} because recording was added to their bytecode.
 *
 * <p>To make a step the search brings the objects to the values of the state and lets one thread go on. A thread that does not stand
 * where the state has its CPU leaves its operation and makes the steps of that place's past again. What each step of a past reaches must
 * be what it reached before: if it is not, the search ends with an error and never with a verdict.
 *
 * <p>Trusted are the JVM, the machine package, {@link Recording}, {@link Rules}, the liveness analysis, and that the {@link Shape} sees
 * all that a model can change. That local code ends is seen where it does; a step whose local code runs too long makes the search
 * incomplete.
 */
public final class ThreadSearch implements AutoCloseable {
    private final LiveWorld world;
    private final Starts starts;
    private final LiveMonitor monitor;
    private final List<StepThread> threads = new ArrayList<>();
    private final List<@Nullable Place> stands = new ArrayList<>();
    private final Set<LiveState> seen = new HashSet<>();
    private final Deque<Node> open = new ArrayDeque<>();
    private final Map<String, Violation> violations = new LinkedHashMap<>();
    private long transitions;
    private long handOffs;
    private String unknown = "";

    /** A visited state that waits for its steps to be made. */
    private record Node(
            LiveState state, List<Place> places, @Nullable Trace trace, int start) {
        long halted() {
            long mask = 0;
            for (int c = 0; c < state.cpus().size(); c++) {
                mask |= state.cpus().get(c).halted() ? 1L << c : 0;
            }
            return mask;
        }
    }

    /** The way to a state, backwards. */
    private record Trace(@Nullable Trace before, LiveMove move) {
        static List<LiveMove> moves(@Nullable Trace last) {
            List<LiveMove> all = new ArrayList<>();
            for (Trace t = last; t != null; t = t.before()) {
                all.add(t.move());
            }
            Collections.reverse(all);
            return all;
        }
    }

    private record Way(int start, @Nullable Trace trace) implements LiveMonitor.Trail {
        @Override
        public boolean isStart() {
            return trace == null;
        }

        @Override
        public List<LiveMove> moves() {
            return Trace.moves(trace);
        }
    }

    /**
     * A search of a scenario.
     *
     * @param parameters of the model's constructor
     * @param programs what each CPU runs
     * @param kept the arguments that claims speak of when calls end
     * @param arrays what is known of arrays; after the search it says whether it has to be made again
     * @throws LiveRefused when the model cannot be run this way
     */
    public ThreadSearch(
            ModelClass model,
            Map<String, Long> parameters,
            List<CpuProgram> programs,
            KeptSlots kept,
            StoredArrays arrays,
            LiveMonitor monitor)
            throws LiveRefused {
        this.monitor = monitor;
        try {
            Sites sites = new Sites(model, new LiveOperations(model, model.load()), kept, monitor::wantsCalls);
            Class<?> type = Class.forName(model.className(), false, new RecordingLoader(model, sites));
            Object instance = new Construction(type, parameters).construct();
            Instance live = new Instance(Shape.of(instance), instance);
            this.starts = new Starts(new LiveOperations(model, type), live, programs);
            WrittenFields written = new WrittenFields(model, new LiveOperations(model, type), live.shape());
            this.world = new LiveWorld(live, starts, new Rules(live, starts, sites, written, arrays));
            for (int cpu = 0; cpu < programs.size(); cpu++) {
                threads.add(new StepThread(cpu, world, sites));
                stands.add(null);
            }
        } catch (ClassNotFoundException | org.pageproof.checker.steps.load.ModelNotFound | LinkageError e) {
            throw new LiveRefused("the classes of the model cannot be loaded: " + e.getMessage());
        }
    }

    /** The shape of the model. */
    public Shape shape() {
        return world.instance().shape();
    }

    /** The objects that the threads work on, freshly constructed until the search begins. */
    public Instance instance() {
        return world.instance();
    }

    /** The values as the constructor leaves them. */
    public Picture constructed() {
        return world.instance().picture();
    }

    /** What CPUs may start. */
    public Starts starts() {
        return starts;
    }

    /**
     * Searches. To be called once.
     *
     * @param initial the shared values of the states to start in
     */
    public ThreadResult run(List<Picture> initial, SearchLimits limits) {
        threads.forEach(Thread::start);
        long until = limits.seconds() == Double.POSITIVE_INFINITY
                ? Long.MAX_VALUE
                : System.nanoTime() + (long) (limits.seconds() * 1e9);
        long perState = 8L * shape().places().size() + 400;
        for (int s = 0; s < initial.size(); s++) {
            start(initial.get(s), s);
        }
        while (!open.isEmpty() && unknown.isEmpty()) {
            if (limits.interrupted().getAsBoolean()) {
                unknown = "interrupted";
            } else if (until != Long.MAX_VALUE && System.nanoTime() > until) {
                unknown = "time: the limit was reached after " + seen.size() + " states";
            } else if (seen.size() > limits.bytes() / perState) {
                unknown = "memory: the limit was reached after " + seen.size() + " states";
            } else {
                expand(open.remove());
            }
        }
        return new ThreadResult(seen.size(), transitions, unknown, List.copyOf(violations.values()), handOffs);
    }

    private void start(Picture picture, int number) {
        List<Place> places = new ArrayList<>();
        for (int cpu = 0; cpu < threads.size(); cpu++) {
            places.add(new Place(LiveCpu.resting(0), null));
        }
        LiveState state = new LiveState(picture, places.stream().map(Place::cpu).toList());
        if (seen.add(state)) {
            monitor.state(state, new Way(number, null));
            open.add(new Node(state, places, null, number));
        }
    }

    private void expand(Node node) {
        boolean anyStep = false;
        for (int cpu = 0; cpu < threads.size() && unknown.isEmpty(); cpu++) {
            Place place = node.places().get(cpu);
            if (place.cpu().halted()) {
                continue;
            }
            if (!place.cpu().atRest()) {
                anyStep |= choices(node, cpu, null);
                continue;
            }
            for (LiveStart start : starts.at(cpu, place.cpu().position())) {
                anyStep |= choices(node, cpu, start);
            }
        }
        if (unknown.isEmpty() && deadlocked(node, anyStep)) {
            found(new Violation("no_deadlock", "no CPU can go on", node.start(), Trace.moves(node.trace())));
        }
    }

    private void found(Violation v) {
        violations.putIfAbsent(v.property(), v);
    }

    /** Makes the step with every combination of outcomes of choose; whether it can be made at all. */
    private boolean choices(Node node, int cpu, @Nullable LiveStart start) {
        boolean any = false;
        List<Integer> outcomes = new ArrayList<>();
        do {
            Made made = make(node, cpu, start, List.copyOf(outcomes));
            any |= took(node, cpu, start, made);
            next(made, outcomes);
        } while (!outcomes.isEmpty() && unknown.isEmpty());
        return any;
    }

    /** The combination after the one that was made; empty when there is none. */
    private static void next(Made made, List<Integer> outcomes) {
        outcomes.clear();
        outcomes.addAll(made.outcomes());
        while (!outcomes.isEmpty()) {
            int last = outcomes.size() - 1;
            if (outcomes.get(last) + 1 < made.bounds().get(last)) {
                outcomes.set(last, outcomes.get(last) + 1);
                return;
            }
            outcomes.remove(last);
        }
    }

    @SuppressWarnings("ReferenceEquality") // an equal place may have another past
    private Made make(Node node, int cpu, @Nullable LiveStart start, List<Integer> outcomes) {
        Place place = node.places().get(cpu);
        StepThread thread = threads.get(cpu);
        Past earlier = place.past();
        LiveStart operation =
                start != null ? start : Objects.requireNonNull(earlier).start();
        Past step = new Past(earlier, operation, node.state().picture(), node.halted(), outcomes, Picture.EMPTY);
        boolean there = start == null && thread.stands() && stands.get(cpu) == place;
        Made made = thread.make(there ? new Job(List.of(step), false) : new Job(step.all(), true));
        handOffs++;
        stands.set(cpu, null);
        return made;
    }

    /** Takes what a step came to into account; whether it could be made. */
    private boolean took(Node node, int cpu, @Nullable LiveStart start, Made made) {
        if (made.end() == End.DISABLED || made.thrown() instanceof AssumptionFailed) {
            return false;
        }
        LiveMove move = new LiveMove(cpu, start, made.outcomes());
        Trace trace = new Trace(node.trace(), move);
        Throwable thrown = made.thrown();
        if (thrown instanceof StepThread.Broken b) {
            throw b;
        } else if (thrown instanceof Tape.TooLong) {
            unknown = "bound: " + thrown.getMessage();
            return true;
        } else if (thrown != null) {
            found(violation(thrown, node.start(), Trace.moves(trace)));
            return true;
        }
        transitions++;
        Place before = node.places().get(cpu);
        Place after = after(node, cpu, before, start, made);
        List<Place> places = new ArrayList<>(node.places());
        places.set(cpu, after);
        for (int c = 0; c < places.size(); c++) {
            places.set(c, places.get(c).halted(world.isHalted(c)));
        }
        stands.set(cpu, made.end() == End.AT_ACCESS ? places.get(cpu) : null);
        LiveState state =
                new LiveState(world.picture(), places.stream().map(Place::cpu).toList());
        List<LiveFunction> path =
                made.access() != null ? made.open() : List.of(operation(Objects.requireNonNull(start)));
        Way way = new Way(node.start(), trace);
        monitor.step(new LiveStep(node.state(), state, move, path, made.access(), made.calls()), way);
        if (seen.add(state)) {
            monitor.state(state, way);
            open.add(new Node(state, places, trace, node.start()));
        }
        return true;
    }

    private static LiveFunction operation(LiveStart start) {
        return new LiveFunction(start.operation(), true, start.arguments().size());
    }

    private Place after(Node node, int cpu, Place before, @Nullable LiveStart start, Made made) {
        int position = before.cpu().position();
        if (made.end() == End.RETURNED) {
            int next = starts.next(cpu, position);
            return new Place(LiveCpu.resting(next), null);
        }
        Past earlier = before.past();
        LiveStart operation =
                start != null ? start : Objects.requireNonNull(earlier).start();
        Past past = new Past(earlier, operation, node.state().picture(), node.halted(), made.outcomes(), made.place());
        return new Place(new LiveCpu(position, false, made.inside(), made.ahead(), made.place()), past);
    }

    private static Violation violation(Throwable thrown, int start, List<LiveMove> moves) {
        if (thrown instanceof ModelViolation v) {
            return new Violation(v.property(), String.valueOf(v.getMessage()), start, moves);
        } else if (thrown instanceof Tape.TooDeep) {
            return new Violation("call_depth", String.valueOf(thrown.getMessage()), start, moves);
        }
        return new Violation("no_exception", thrown.toString(), start, moves);
    }

    private boolean deadlocked(Node node, boolean anyStep) {
        boolean unfinished = false;
        for (int cpu = 0; cpu < threads.size(); cpu++) {
            LiveCpu c = node.state().cpus().get(cpu);
            unfinished |= !c.atRest() || c.position() < starts.positions(cpu);
            int waited = cpu;
            for (int hops = 0; hops < threads.size() && waited >= 0; hops++) {
                waited = waitsFor(node, waited);
                if (waited == cpu) {
                    return true;
                }
            }
        }
        return unfinished && !anyStep;
    }

    /** The CPU that holds the lock which this one is about to take, or -1. */
    private int waitsFor(Node node, int cpu) {
        LiveAccess ahead = node.places().get(cpu).cpu().ahead();
        if (ahead == null || !ahead.kind().equals("SpinLock.lock")) {
            return -1;
        }
        SpinLock lock = (SpinLock) world.instance().object(ahead.object());
        int holder = shape().holder(node.state().picture(), ahead.object());
        return holder == cpu && lock.isRecursive() ? -1 : holder;
    }

    @Override
    public void close() {
        threads.forEach(StepThread::end);
    }
}
