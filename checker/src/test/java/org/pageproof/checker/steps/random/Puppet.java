package org.pageproof.checker.steps.random;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.program.LiveModel;
import org.pageproof.machine.Machine;
import org.pageproof.machine.Scheduler;

/** A real thread that is one CPU of a live model and makes one step at a time, when it is told to. */
final class Puppet implements Scheduler, AutoCloseable {
    private final LiveModel live;
    private final int cpu;
    private final Semaphore go = new Semaphore(0);
    private final Semaphore done = new Semaphore(0);
    private final Deque<Integer> choices = new ArrayDeque<>();
    private final Thread thread;
    private volatile @Nullable Step begin;
    private volatile @Nullable Throwable thrown;
    private volatile boolean granted;
    private volatile boolean atRest = true;
    private volatile boolean closed;

    /** Ends a thread within an operation. */
    private static final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    Puppet(LiveModel live, int cpu) {
        this.live = live;
        this.cpu = cpu;
        this.thread = new Thread(this::run, "cpu" + cpu);
        thread.setDaemon(true);
        thread.start();
    }

    /** Makes the step and waits for its end: what it threw, or null. */
    @Nullable
    Throwable make(Step step) throws InterruptedException {
        choices.addAll(step.choices());
        granted = true;
        begin = step.starts() ? step : null;
        go.release();
        done.acquire();
        if (thrown == null && !choices.isEmpty()) {
            throw new AssertionError("did not ask for " + choices);
        }
        return thrown;
    }

    boolean atRest() {
        return atRest;
    }

    private void run() {
        Machine.attach(cpu, this);
        while (true) {
            go.acquireUninterruptibly();
            Step step = begin;
            if (closed || step == null) {
                return;
            }
            atRest = false;
            try {
                live.invoke(step.operation(), cpu, step.arguments());
                atRest = true;
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof Closed) {
                    return;
                }
                thrown = e.getCause();
            }
            done.release();
        }
    }

    @Override
    public void beforeAccess(String kind, @Nullable Object receiver) {
        if (granted) {
            granted = false;
            return;
        }
        done.release();
        go.acquireUninterruptibly();
        if (closed) {
            throw new Closed();
        }
        granted = false;
    }

    @Override
    public int choose(int n) {
        return choices.remove();
    }

    @Override
    public void close() {
        closed = true;
        go.release();
    }
}
