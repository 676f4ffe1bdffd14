package org.pageproof.checker.threads;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.pageproof.checker.engine.Engine;
import org.pageproof.checker.engine.EngineLimits;
import org.pageproof.checker.engine.EngineResult;
import org.pageproof.checker.engine.StartPictures;
import org.pageproof.checker.engine.Task;
import org.pageproof.checker.live.KeptSlots;
import org.pageproof.checker.live.LiveRefused;
import org.pageproof.checker.scenario.Prepared;

/** Runs the model's own classes on real threads through every interleaving, and judges what it sees by the claims as they stand. */
public final class ThreadsEngine implements Engine {
    @Override
    public String name() {
        return "threads";
    }

    @Override
    public boolean findsShortest() {
        return true;
    }

    @Override
    public EngineResult search(Task task, EngineLimits limits, BooleanSupplier interrupted) {
        long started = System.nanoTime();
        double seconds = limits.timeout() == null
                ? Double.POSITIVE_INFINITY
                : limits.timeout().toMillis() / 1000.0;
        StoredArrays arrays = new StoredArrays();
        EngineResult result;
        do {
            double left = seconds - (System.nanoTime() - started) / 1e9;
            result = search(task, started, arrays, new SearchLimits(limits.memory(), Math.max(0, left), interrupted));
        } while (arrays.isToBeRepeated() && result.exhaustive());
        return result;
    }

    private static EngineResult search(Task task, long started, StoredArrays arrays, SearchLimits limits) {
        Prepared prepared = task.prepared();
        Findings findings = new Findings(prepared.scenario(), task.claims());
        try (ThreadSearch search = new ThreadSearch(
                prepared.model(),
                prepared.scenario().parameters(),
                prepared.programs(),
                new KeptSlots(prepared.properties(List.of())),
                arrays,
                findings)) {
            findings.look(search.instance());
            ThreadResult result = search.run(StartPictures.of(task.program(), search.instance()), limits);
            result.violations().forEach(findings::add);
            return new EngineResult(
                    result.states(),
                    result.transitions(),
                    (System.nanoTime() - started) / 1e9,
                    result.unknown(),
                    findings.all(),
                    findings.notJudged());
        } catch (LiveRefused e) {
            return EngineResult.unknown("refused: " + e.getMessage());
        } catch (StepThread.Broken e) {
            return EngineResult.unknown("lost: " + e.getMessage());
        }
    }
}
