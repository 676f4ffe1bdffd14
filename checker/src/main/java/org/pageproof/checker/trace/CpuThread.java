package org.pageproof.checker.trace;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.pageproof.machine.Machine;
import org.pageproof.machine.Scheduler;

/**
 * One CPU of a replay: a real thread that makes one step at a time, when it is told to.
 *
 * <p>A step that starts an operation runs the local code up to the first access, the access, and the local code up to the
 * next one, where the thread waits. A step that goes on begins with the access that the thread waits at.
 */
final class CpuThread implements Scheduler {
    private static final long PATIENCE_SECONDS = 10;

    /** What the thread did with its step. */
    sealed interface End {
        /** It stands before the next access. */
        record AtAccess(String kind, @Nullable Object receiver) implements End {}

        /** The operation is over. */
        record Returned() implements End {}

        /** The operation threw. */
        record Failed(Throwable cause) implements End {}

        /** It neither reached an access nor the end of the operation in time. */
        record Lost() implements End {}
    }

    /** A call of an operation that has not begun; what the operation throws comes out as the cause. */
    @FunctionalInterface
    interface Call {
        void make() throws InvocationTargetException;
    }

    /** Unwinds the thread of a CPU that is not needed any more. */
    private static final class Abandoned extends Error {
        private static final long serialVersionUID = 1;

        Abandoned() {
            super(null, null, false, false);
        }
    }

    private final int cpu;
    private final BiConsumer<Integer, Boolean> halted;
    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final BlockingQueue<End> ends = new LinkedBlockingQueue<>();
    private final Semaphore turn = new Semaphore(0);
    private final Deque<Integer> choices = new ArrayDeque<>();
    private final Thread thread;
    private volatile boolean abandoned;

    /** Only the thread itself touches it: whether the access ahead belongs to the step that is being made. */
    private boolean accessIsDue;

    /**
     * A thread that waits for its first step.
     *
     * @param halted told the CPU and true for a halt, false for a resume
     */
    CpuThread(int cpu, BiConsumer<Integer, Boolean> halted) {
        this.cpu = cpu;
        this.halted = halted;
        this.thread = new Thread(this::serve, "cpu" + cpu);
        thread.setDaemon(true);
        thread.start();
    }

    /** Makes the step that starts an operation. */
    End start(Call call, List<Integer> outcomes) {
        setChoices(outcomes);
        calls.add(call);
        return await();
    }

    /** Makes a step that goes on with the operation. */
    End goOn(List<Integer> outcomes) {
        setChoices(outcomes);
        turn.release();
        return await();
    }

    /** Lets the thread end, wherever it waits. */
    void abandon() {
        abandoned = true;
        turn.release();
        thread.interrupt();
    }

    /** Outcomes of choose that the step did not ask for. */
    int choicesLeft() {
        synchronized (choices) {
            return choices.size();
        }
    }

    private void setChoices(List<Integer> outcomes) {
        synchronized (choices) {
            choices.clear();
            choices.addAll(outcomes);
        }
    }

    private End await() {
        try {
            End end = ends.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return end == null ? new End.Lost() : end;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new End.Lost();
        }
    }

    private void serve() {
        Machine.attach(cpu, this);
        try {
            while (!abandoned) {
                Call call = calls.take();
                accessIsDue = true;
                ends.add(made(call));
            }
        } catch (InterruptedException | Abandoned e) {
            abandoned = true;
        } finally {
            Machine.detach();
        }
    }

    private static End made(Call call) {
        try {
            call.make();
            return new End.Returned();
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof Abandoned abandoned) {
                throw abandoned;
            }
            return new End.Failed(cause);
        }
    }

    @Override
    public void beforeAccess(String kind, @Nullable Object receiver) {
        if (!accessIsDue) {
            ends.add(new End.AtAccess(kind, receiver));
            turn.acquireUninterruptibly();
            if (abandoned) {
                throw new Abandoned();
            }
        }
        accessIsDue = false;
    }

    @Override
    public int choose(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("choose(" + n + "): there is nothing to choose from");
        }
        synchronized (choices) {
            Integer next = choices.poll();
            if (next == null || next >= n) {
                throw new Unforeseen("choose(" + n + ") where the trace has " + (next == null ? "no outcome" : next));
            }
            return next;
        }
    }

    @Override
    public void halt(int other) {
        halted.accept(other, true);
    }

    @Override
    public void resume(int other) {
        halted.accept(other, false);
    }

    /** The model asked for something that the trace does not have. */
    static final class Unforeseen extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unforeseen(String message) {
            super(message);
        }
    }
}
