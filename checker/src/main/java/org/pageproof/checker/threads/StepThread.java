package org.pageproof.checker.threads;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.live.LiveAccess;
import org.pageproof.checker.live.LiveCall;
import org.pageproof.checker.live.LiveFunction;
import org.pageproof.checker.live.Picture;
import org.pageproof.machine.Machine;
import org.pageproof.machine.Scheduler;

/**
 * The thread of one CPU. It makes one step at a time, when it is told to: the access that it stands before and the local code up to the
 * next one. Where it stands elsewhere, it leaves its operation and comes to the place again by making the steps of the place's past,
 * each from the shared values that it was made from.
 */
final class StepThread extends Thread implements Scheduler {
    private static final int SPINS = 300;

    private final int cpu;
    private final World world;
    private final Tape tape;
    private final Thread master;

    /** The steps to make: null while there is nothing to do. Written by the master, taken by this thread. */
    private volatile @Nullable Job job;

    private volatile @Nullable Made made;

    /** Only this thread touches what follows, and the master while this thread waits. */
    private Job now = new Job(List.of(), true);

    private int at;
    private boolean accessIsDue;
    private boolean stands;
    private final List<Integer> outcomes = new ArrayList<>();
    private final List<Integer> bounds = new ArrayList<>();
    private List<LiveFunction> open = List.of();
    private @Nullable LiveAccess access;

    /**
     * What to do.
     *
     * @param steps to be made one after the other; the last one is told. None ends the thread
     * @param fromStart whether the first of them starts the operation; otherwise the thread goes on from where it stands
     */
    record Job(List<Past> steps, boolean fromStart) {}

    /**
     * How the last step went.
     *
     * @param end how it ended
     * @param thrown what it threw, or null
     * @param outcomes of choose in it
     * @param bounds of those
     * @param open the functions that were open at its access; for a step without one the operation alone, unless it failed before
     * @param access what it accessed, or null
     * @param ahead the access that the thread stands before; null when it is in no operation any more
     * @param inside the functions that are open where it stands
     * @param place where it stands
     * @param calls of the step
     */
    record Made(
            End end,
            @Nullable Throwable thrown,
            List<Integer> outcomes,
            List<Integer> bounds,
            List<LiveFunction> open,
            @Nullable LiveAccess access,
            @Nullable LiveAccess ahead,
            List<LiveFunction> inside,
            Picture place,
            List<LiveCall> calls) {}

    /** How a step ended. */
    enum End {
        /** Before the next access. */
        AT_ACCESS,
        /** The operation is over. */
        RETURNED,
        /** It cannot be made here. */
        DISABLED,
        /** It threw. */
        FAILED
    }

    /** What a thread has to know of the world that it runs in. */
    interface World extends Tape.World {
        /** Brings the shared values back. */
        void restore(Picture picture, long halted);

        /** Calls the operation of a step on the calling thread. */
        void invoke(Past step, int cpu) throws InvocationTargetException;

        /** The number of an object of the machine; 0 for null. */
        int number(@Nullable Object receiver);

        /** Whether a CPU could take the lock. */
        boolean isFree(Object lock, int cpu);

        /** Halts a CPU or lets it go on. */
        void halt(int cpu, boolean halted);
    }

    /** Something is wrong with the search, not with the model. */
    static final class Broken extends Error {
        private static final long serialVersionUID = 1;

        Broken(String message) {
            super(message);
        }
    }

    /** Leaves an operation whose end nobody wants to see. */
    private static final class Unwind extends Error {
        private static final long serialVersionUID = 1;

        private final boolean disabled;

        Unwind(boolean disabled) {
            super(null, null, false, false);
            this.disabled = disabled;
        }
    }

    StepThread(int cpu, World world, Sites sites) {
        super("cpu" + cpu);
        this.cpu = cpu;
        this.world = world;
        this.tape = new Tape(cpu, sites, world);
        this.master = Thread.currentThread();
        setDaemon(true);
    }

    Tape tape() {
        return tape;
    }

    /** Makes the steps and says how the last one went. To be called by the thread that made this one. */
    Made make(Job steps) {
        made = null;
        job = steps;
        LockSupport.unpark(this);
        int spins = SPINS;
        while (true) {
            Made done = made;
            if (done != null) {
                return done;
            }
            if (!isAlive()) {
                throw new IllegalStateException("the thread of cpu" + cpu + " has died");
            }
            if (spins-- > 0) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(this, 100_000_000);
            }
        }
    }

    /** Lets the thread end, wherever it stands. */
    void end() {
        job = new Job(List.of(), true);
        LockSupport.unpark(this);
    }

    @Override
    public void run() {
        Machine.attach(cpu, this);
        try {
            takeJob();
            while (!now.steps().isEmpty()) {
                operation();
            }
        } finally {
            Machine.detach();
        }
    }

    private void takeJob() {
        int spins = SPINS;
        Job next = job;
        while (next == null) {
            if (spins-- > 0) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
            }
            next = job;
        }
        job = null;
        now = next;
        at = 0;
    }

    /** Makes an operation from its start, as far as someone wants it. */
    private void operation() {
        tape.reset();
        accessIsDue = true;
        stands = false;
        begin();
        try {
            world.invoke(now.steps().get(0), cpu);
            answer(End.RETURNED, null, null);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof Unwind unwind) {
                if (!unwind.disabled) {
                    // The next job is there already.
                    return;
                }
                answer(End.DISABLED, null, null);
            } else {
                answer(End.FAILED, cause, null);
            }
        } catch (RuntimeException | Error e) {
            answer(End.FAILED, new Broken("cpu" + cpu + " is lost: " + e), null);
        }
        takeJob();
    }

    private boolean isLast() {
        return at == now.steps().size() - 1;
    }

    /** Begins the step that is next. */
    private void begin() {
        Past step = now.steps().get(at);
        world.restore(step.before(), step.halted());
        outcomes.clear();
        bounds.clear();
        access = null;
        open = List.of();
        tape.step(isLast());
    }

    private void answer(End end, @Nullable Throwable thrown, @Nullable LiveAccess ahead) {
        boolean inside = end == End.AT_ACCESS;
        Throwable error = thrown != null || isLast() ? thrown : new Broken("cpu" + cpu + " comes to an end early");
        Made done = new Made(
                error == null ? end : End.FAILED,
                error,
                List.copyOf(outcomes),
                List.copyOf(bounds),
                open,
                access,
                ahead,
                inside ? tape.open() : List.of(),
                inside ? tape.place() : Picture.EMPTY,
                tape.calls());
        stands = inside;
        made = done;
        LockSupport.unpark(master);
    }

    @Override
    public void beforeAccess(String kind, @Nullable Object receiver) {
        if (!accessIsDue) {
            if (isLast()) {
                answer(End.AT_ACCESS, null, new LiveAccess(kind, world.number(receiver)));
                takeJob();
                if (now.fromStart()) {
                    throw new Unwind(false);
                }
                stands = false;
            } else {
                if (!tape.place().equals(now.steps().get(at).reached())) {
                    throw new Broken(
                            "cpu" + cpu + " does not come to where it stood: the model holds something that is not"
                                    + " in its objects");
                }
                at++;
            }
            begin();
        }
        accessIsDue = false;
        if (kind.equals("SpinLock.lock") && receiver != null && !world.isFree(receiver, cpu)) {
            throw new Unwind(true);
        }
        if (isLast()) {
            access = new LiveAccess(kind, world.number(receiver));
            open = tape.open();
        }
    }

    @Override
    public int choose(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("choose(" + n + "): there is nothing to choose from");
        }
        List<Integer> asked = now.steps().get(at).outcomes();
        int outcome = outcomes.size() < asked.size() ? asked.get(outcomes.size()) : 0;
        outcomes.add(outcome);
        bounds.add(n);
        return outcome;
    }

    @Override
    public void halt(int other) {
        world.halt(other, true);
    }

    @Override
    public void resume(int other) {
        world.halt(other, false);
    }

    /** Whether it stands before an access, so that a job may go on from there. */
    boolean stands() {
        return stands;
    }
}
