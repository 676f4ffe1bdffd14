package org.pageproof.checker.explore;

import java.util.Set;
import org.pageproof.checker.steps.BuiltIn;

/**
 * What must be decided before a search may end early, at the end of the level that decides the last of it.
 *
 * @param properties mask of the monitor's properties
 * @param builtIns always-checked properties
 */
public record Goal(long properties, Set<BuiltIn> builtIns) {
    /** Never end early. */
    public static final Goal EVERYTHING = new Goal(0, Set.of());

    public Goal {
        builtIns = Set.copyOf(builtIns);
    }

    boolean endsEarly() {
        return properties != 0 || !builtIns.isEmpty();
    }
}
