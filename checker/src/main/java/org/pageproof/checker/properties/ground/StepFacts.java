package org.pageproof.checker.properties.ground;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.Location;

/**
 * What is known of a step before looking at states.
 *
 * @param location of the access, or of the operation for a step without an access; null where there is no step
 * @param cpu who makes it, or -1
 * @param writes the slots that can differ after it; null for all
 * @param accessed the slots of which the access is; null when that is not known
 */
public record StepFacts(
        @Nullable Location location,
        int cpu,
        @Nullable BitSet writes,
        @Nullable List<Integer> accessed) {
    /** For claims about one state. */
    public static final StepFacts NO_STEP = new StepFacts(null, -1, null, List.of());

    /** Whether the access is made by one of these methods of the machine package, whatever it is of. */
    public boolean accessBy(List<String> methods) {
        return location != null && location.accessBy(methods);
    }

    /** Whether the function stands on the call path. */
    public boolean by(String function) {
        return location != null && location.by(function);
    }

    boolean mayWrite(int slot) {
        return writes == null || writes.get(slot);
    }
}
