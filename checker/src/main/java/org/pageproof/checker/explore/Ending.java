package org.pageproof.checker.explore;

/** Why a search ended. */
public enum Ending {
    /** Every reachable state was visited: what was not found does not exist. */
    EXHAUSTED,
    /** Everything in the {@link Goal} is decided. */
    DECIDED,
    /** The memory limit, the end of the heap, or the most states that can be numbered. */
    MEMORY,
    /** The time limit. */
    TIME,
    /** The depth limit: there are states beyond it. */
    DEPTH,
    /** The user asked to stop. */
    INTERRUPTED
}
