package org.pageproof.checker.prove.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * As many Z3s as are asked at a time, two at most: it serves several threads. Without {@link #prepare} the second is started when a
 * question comes while the first is busy.
 */
public final class Z3Pool implements Solver {
    private static final int MOST = 2;

    private final List<Z3Solver> all = new ArrayList<>();
    private final BlockingQueue<Z3Solver> idle = new LinkedBlockingQueue<>();
    private final AtomicBoolean preparing = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** One that starts nothing before it is asked. */
    public Z3Pool() {
        for (int i = 0; i < Math.min(MOST, Runtime.getRuntime().availableProcessors()); i++) {
            all.add(new Z3Solver());
        }
        idle.addAll(all);
    }

    @Override
    public int atOnce() {
        return all.size();
    }

    @Override
    public String name() {
        return all.get(0).name();
    }

    @Override
    public void prepare() {
        if (preparing.compareAndSet(false, true)) {
            Thread thread = new Thread(this::startAll, "z3 start");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** One after the other: who asks soon waits for the first. */
    private void startAll() {
        try {
            for (Z3Solver solver : all) {
                if (!closed.get()) {
                    solver.start(closed::get);
                }
            }
        } catch (SolverMissing e) {
            // Whoever asks will be told.
            return;
        }
    }

    @Override
    public void start() throws SolverMissing {
        all.get(0).start();
    }

    @Override
    public Answer solve(Query query, SolverLimits limits, BooleanSupplier cancelled) throws SolverMissing {
        return byIdle(solver -> solver.solve(query, limits, cancelled));
    }

    @Override
    public HornAnswer solveHorn(HornQuery query, SolverLimits limits, BooleanSupplier cancelled) throws SolverMissing {
        return byIdle(solver -> solver.solveHorn(query, limits, cancelled));
    }

    private interface Ask<T> {
        T of(Z3Solver solver) throws SolverMissing;
    }

    private <T> T byIdle(Ask<T> ask) throws SolverMissing {
        Z3Solver solver = taken();
        try {
            return ask.of(solver);
        } finally {
            idle.add(solver);
        }
    }

    private Z3Solver taken() {
        try {
            return idle.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while every solver was busy", e);
        }
    }

    @Override
    public void close() {
        closed.set(true);
        all.forEach(Z3Solver::close);
    }
}
