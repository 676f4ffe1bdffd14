package org.pageproof.checker.prove.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;

/**
 * As many Z3s as are asked at a time, two at most: it serves several threads. The second is started when a question comes while the first
 * is busy.
 */
public final class Z3Pool implements Solver {
    private static final int MOST = 2;

    private final List<Z3Solver> all = new ArrayList<>();
    private final BlockingQueue<Z3Solver> idle = new LinkedBlockingQueue<>();

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
    public void start() throws SolverMissing {
        all.get(0).start();
    }

    @Override
    public Answer solve(Query query, SolverLimits limits, BooleanSupplier cancelled) throws SolverMissing {
        Z3Solver solver = taken();
        try {
            return solver.solve(query, limits, cancelled);
        } finally {
            idle.add(solver);
        }
    }

    @Override
    public HornAnswer solveHorn(HornQuery query, SolverLimits limits, BooleanSupplier cancelled) throws SolverMissing {
        Z3Solver solver = taken();
        try {
            return solver.solveHorn(query, limits, cancelled);
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
        all.forEach(Z3Solver::close);
    }
}
