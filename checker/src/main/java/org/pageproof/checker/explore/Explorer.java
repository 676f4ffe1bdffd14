package org.pageproof.checker.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.NextState;
import org.pageproof.checker.steps.Successors;

/**
 * An exhaustive, exact, breadth-first search on one thread.
 *
 * <p>Every reachable state is stored in full and visited once, in the order of its distance from the initial states, and for
 * equal distances in the canonical order of the transitions that lead to it. So results, findings and paths are the same in
 * every run, and the first finding of a property is one of the nearest: what a level's expansion finds lies at its distance
 * plus one, or for a deadlock at its distance.
 *
 * <p>One instance serves one search, with {@link #run}; {@link #path} and {@link #state} may be asked afterwards.
 */
public final class Explorer {
    private static final double SECONDS_BETWEEN_REPORTS = 0.2;

    private final NextState next;
    private final Monitor monitor;
    private final Goal goal;
    private final Limits limits;
    private final BooleanSupplier interrupted;
    private final Progress.Listener listener;

    private final int width;
    private final StateStore store;
    private final StateLog log;
    private final Ancestry ancestry = new Ancestry();
    private final Batch batch;
    private final Findings findings;
    /** Where each level begins in the log. */
    private long[] levels = new long[64];

    /** The last level that has states. */
    private int depth;
    /** The next state to expand. */
    private long expanded;

    private long transitions;
    private long started;
    private double lastReport;

    /**
     * A search that has not begun.
     *
     * @param next the next-state function, or a reduction around it
     * @param interrupted asked often, from the thread of the search; true ends the search
     * @throws IllegalArgumentException when the monitor has more than {@link Monitor#MAX_PROPERTIES} properties
     */
    public Explorer(
            NextState next,
            Monitor monitor,
            Goal goal,
            Limits limits,
            BooleanSupplier interrupted,
            Progress.Listener listener) {
        if (monitor.properties() > Monitor.MAX_PROPERTIES) {
            throw new IllegalArgumentException("one search can check at most " + Monitor.MAX_PROPERTIES
                    + " properties, here are " + monitor.properties() + ": check them in several searches");
        }
        this.next = next;
        this.monitor = monitor;
        this.goal = goal;
        this.limits = limits;
        this.interrupted = interrupted;
        this.listener = listener;
        this.width = next.words();
        this.store = new StateStore(width);
        this.log = store.log();
        this.batch = new Batch(next, log);
        this.findings = new Findings(monitor.properties());
    }

    /** A search with nothing to stop it but {@code goal}. */
    public Explorer(NextState next, Monitor monitor, Goal goal) {
        this(next, monitor, goal, Limits.NONE, () -> false, Progress.Listener.NONE);
    }

    /** Searches. To be called once. */
    public SearchResult run() {
        started = System.nanoTime();
        store.reserve(next.starts(), Long.MAX_VALUE);
        long[] start = new long[width];
        for (int n = 0; n < next.starts(); n++) {
            next.start(n, start, 0);
            long open = findings.open() & monitor.stateProperties();
            if (store.addStart(start) && open != 0) {
                findings.ofState(monitor.state(open, Monitor.NO_LOCATION, start, 0), log.size() - 1, 0);
            }
        }
        ancestry.starts(log.size());
        Ending ending = levels();
        double seconds = seconds();
        int complete = expanded == log.size() ? depth + 1 : levelOf(expanded);
        return new SearchResult(
                ending,
                log.size(),
                transitions,
                depth,
                complete,
                log.size() - expanded,
                seconds,
                store.peakBytes() + besidesStore(),
                findings.all());
    }

    private Ending levels() {
        while (true) {
            if (findings.reached(goal)) {
                return Ending.DECIDED;
            }
            long end = log.size();
            if (depth >= limits.depth() && !closed(end)) {
                return Ending.DEPTH;
            }
            while (expanded < end) {
                Ending stop = expandBatch(end);
                if (stop != null) {
                    if (log.size() > end) {
                        beginLevel(end);
                    }
                    return stop;
                }
            }
            if (log.size() == end) {
                return Ending.EXHAUSTED;
            }
            beginLevel(end);
        }
    }

    private void beginLevel(long begin) {
        depth++;
        if (depth == levels.length) {
            levels = Arrays.copyOf(levels, depth * 2);
        }
        levels[depth] = begin;
    }

    /** Expands some states before {@code end}; an answer ends the search. */
    private @Nullable Ending expandBatch(long end) {
        double seconds = seconds();
        if (interrupted.getAsBoolean()) {
            return Ending.INTERRUPTED;
        }
        if (seconds >= limits.seconds()) {
            return Ending.TIME;
        }
        if (seconds - lastReport >= SECONDS_BETWEEN_REPORTS) {
            lastReport = seconds;
            listener.progress(new Progress(log.size(), transitions, depth, log.size() - expanded, seconds, bytes()));
        }
        batch.fill(expanded, end);
        boolean room = store.reserve(batch.transitions().size(), limits.bytes() - besidesStore());
        if (!room) {
            return Ending.MEMORY;
        }
        ancestry.beforeExpanding(expanded, log.size());
        takeTransitions();
        takeStates();
        takeViolations();
        transitions += batch.transitions().size();
        expanded += batch.states();
        return null;
    }

    private void takeTransitions() {
        int i = 0;
        for (int s = 0; s < batch.states(); s++) {
            for (int end = batch.end(s); i < end; i++) {
                if ((findings.open() & monitor.transitionProperties()) == 0) {
                    return;
                }
                askOfTransition(expanded + s, i);
            }
        }
    }

    private void takeStates() {
        batch.lookUp(store);
        for (int i = 0; i < batch.remaining(); i++) {
            if (batch.add(i, store) && (findings.open() & monitor.stateProperties()) != 0) {
                askOfState(batch.transition(i));
            }
        }
    }

    private void askOfTransition(long pre, int transition) {
        Successors found = batch.transitions();
        int location = found.location(transition);
        int cpu = found.cpu(transition);
        int at = transition * width;
        long decided = monitor.transition(
                findings.open() & monitor.transitionProperties(),
                log.chunk(pre),
                log.offset(pre),
                location,
                cpu,
                found.words(),
                at);
        if (decided != 0) {
            findings.ofTransition(decided, pre, location, cpu, found.words(), at, width, depth + 1);
        }
    }

    /** Asks of the last state of the log, which {@code transition} found. */
    private void askOfState(int transition) {
        Successors found = batch.transitions();
        long decided = monitor.state(
                findings.open() & monitor.stateProperties(),
                found.location(transition),
                found.words(),
                transition * width);
        if (decided != 0) {
            findings.ofState(decided, log.size() - 1, depth + 1);
        }
    }

    private void takeViolations() {
        Successors found = batch.transitions();
        int i = 0;
        for (int s = 0; s < batch.states() && i < found.violations(); s++) {
            for (; i < batch.violationEnd(s); i++) {
                findings.ofStep(found.violated(i), expanded + s, found.violatingCpu(i), depth);
            }
        }
    }

    /**
     * At the depth limit: looks at the states up to {@code end} that are not expanded for what they violate themselves, and
     * says whether all their successors are known. Then expanding them passes no limit, and the search is exhaustive.
     */
    private boolean closed(long end) {
        Successors found = batch.transitions();
        boolean closed = true;
        for (long index = expanded; index < end; index++) {
            if (index % Ancestry.BLOCK == 0 && (interrupted.getAsBoolean() || seconds() >= limits.seconds())) {
                return false;
            }
            found.clear();
            next.successors(log.chunk(index), log.offset(index), found);
            for (int i = 0; i < found.violations(); i++) {
                if (found.violatingCpu(i) == Successors.NO_CPU) {
                    findings.ofStep(found.violated(i), index, Successors.NO_CPU, depth);
                }
            }
            for (int i = 0; closed && i < found.size(); i++) {
                closed = store.contains(found.words(), i * width);
            }
        }
        return closed;
    }

    private long bytes() {
        return store.bytes() + besidesStore();
    }

    private long besidesStore() {
        return batch.bytes() + ancestry.bytes() + (long) levels.length * Long.BYTES;
    }

    private double seconds() {
        return (System.nanoTime() - started) * 1e-9;
    }

    private int levelOf(long state) {
        int level = Arrays.binarySearch(levels, 0, depth + 1, state);
        return level >= 0 ? level : -level - 2;
    }

    /** A copy of state {@code index}, 0 (the first initial one) to the number of states - 1, in breadth-first order. */
    public long[] state(long index) {
        if (index < 0 || index >= log.size()) {
            throw new IndexOutOfBoundsException("state " + index + " of " + log.size());
        }
        int at = log.offset(index);
        return Arrays.copyOfRange(log.chunk(index), at, at + width);
    }

    /**
     * A shortest path from an initial state to state {@code index}, both included. Each state is followed by one of its
     * successors; the path is the same in every run. Costs at most {@link Ancestry#BLOCK} expansions for each step.
     */
    public List<long[]> path(long index) {
        List<long[]> path = new ArrayList<>();
        for (long number : ancestry.pathTo(index, log, next)) {
            path.add(state(number));
        }
        return path;
    }

    /**
     * The shortest path that shows a finding. It ends with the state that decides the property; for a transition with the
     * state after it; for a step without successor with the state in which the step is made.
     */
    public List<long[]> path(Finding finding) {
        if (finding instanceof Finding.OfState f) {
            return path(f.state());
        }
        if (finding instanceof Finding.OfTransition f) {
            List<long[]> path = path(f.pre());
            path.add(f.post().stream().mapToLong(Long::longValue).toArray());
            return path;
        }
        return path(((Finding.OfStep) finding).pre());
    }
}
