package org.pageproof.checker.engine;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Something that visits every reachable state of a scenario and tells what it saw. */
public interface Engine {
    /** The name by which users ask for it. */
    String name();

    /** Why it cannot run on this machine, with how to get what is missing, in one line; empty when it can. */
    default Optional<String> missing() {
        return Optional.empty();
    }

    /** Whether what it finds is reached by the fewest possible steps. */
    boolean findsShortest();

    /**
     * Visits every reachable state, also after violations.
     *
     * @param interrupted asked now and then; when true the engine ends soon with an incomplete result
     */
    EngineResult search(Task task, EngineLimits limits, BooleanSupplier interrupted);
}
