package org.pageproof.checker.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.pageproof.checker.explore.Progress;
import org.pageproof.checker.prove.solver.Solver;
import org.pageproof.checker.prove.solver.Z3Pool;
import org.pageproof.checker.report.NotChecked;
import org.pageproof.checker.report.ScenarioResult;
import org.pageproof.checker.scenario.BadInput;

/**
 * Checks scenarios, several at a time, and hands out what became of them in their order. What is found does not depend on how
 * many run at a time: a search that does not fit in its share of the memory is made again alone, with all of it.
 */
final class Workers {
    /** Two cores are what a small CI machine has; with more than four shares of the memory searches would not fit. */
    private static final int MOST = 4;

    private final Console console;
    private final Interrupt interrupt;
    private final CheckCommand.Selection selection;
    private final CheckCommand.Limits limits;
    private final long all;
    /** Which scenario's turn it is to be handed out: this one alone shows its progress. */
    private final AtomicInteger front = new AtomicInteger();
    /** Searches share it; one that needs all of the memory holds it alone. */
    private final ReadWriteLock memory = new ReentrantReadWriteLock(true);
    /** Solvers that no scenario is using. To start one takes longer than many a proof. */
    private final Queue<Solver> idle = new ConcurrentLinkedQueue<>();

    /**
     * Workers that have not begun.
     *
     * @param all bytes that all searches together may use while several run
     */
    Workers(
            Console console,
            Interrupt interrupt,
            CheckCommand.Selection selection,
            CheckCommand.Limits limits,
            long all) {
        this.console = console;
        this.interrupt = interrupt;
        this.selection = selection;
        this.limits = limits;
        this.all = all;
    }

    /** Told what became of each scenario, in order, on the thread that called {@link #run}. */
    interface Listener {
        void ended(Job job, Job.Outcome outcome) throws BadInput;
    }

    void run(List<Job> jobs, Listener listener) throws BadInput {
        int threads = Math.max(1, Math.min(Math.min(MOST, Runtime.getRuntime().availableProcessors()), jobs.size()));
        long share = Math.min(limits.memory(), all / threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "search");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<ProgressLine> lines = new ArrayList<>();
            List<Future<Job.Outcome>> outcomes = new ArrayList<>();
            for (Job job : jobs) {
                int number = lines.size();
                ProgressLine line = new ProgressLine(console, job.scenario().name());
                lines.add(line);
                outcomes.add(pool.submit(() -> check(job, share, now -> {
                    if (front.get() == number) {
                        line.progress(now);
                    }
                })));
            }
            for (int i = 0; i < jobs.size(); i++) {
                front.set(i);
                Job.Outcome outcome = await(outcomes.get(i));
                lines.get(i).done();
                listener.ended(jobs.get(i), outcome);
            }
        } finally {
            pool.shutdownNow();
            idle.forEach(Solver::close);
        }
    }

    private static Job.Outcome await(Future<Job.Outcome> outcome) {
        try {
            return outcome.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the main thread is never interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException r) {
                throw r;
            }
            if (e.getCause() instanceof Error r) {
                throw r;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private ScenarioResult search(ScenarioCheck check, Solver solver, long bytes, Progress.Listener progress, Lock lock)
            throws BadInput, SelfContradiction {
        lock.lock();
        try {
            return check.run(solver, interrupt::requested, progress, bytes);
        } finally {
            lock.unlock();
        }
    }

    private Job.Outcome check(Job job, long share, Progress.Listener progress) {
        if (interrupt.requested()) {
            return job.notChecked(NotChecked.Why.INTERRUPTED, "the run was interrupted before its turn");
        }
        Solver solver = Objects.requireNonNullElseGet(idle.poll(), Z3Pool::new);
        try {
            ScenarioCheck check = new ScenarioCheck(job.spec(), job.scenario(), selection, limits);
            ScenarioResult result = search(check, solver, share, progress, memory.readLock());
            if (check.ranOutOfMemory() && share < limits.memory()) {
                result = search(check, solver, limits.memory(), progress, memory.writeLock());
            }
            return job.checked(result);
        } catch (BadInput e) {
            return job.notChecked(NotChecked.Why.BAD_INPUT, String.valueOf(e.getMessage()));
        } catch (SelfContradiction e) {
            return job.notChecked(NotChecked.Why.CONTRADICTION, String.valueOf(e.getMessage()));
        } finally {
            idle.add(solver);
        }
    }
}
