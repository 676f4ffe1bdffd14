package org.pageproof.checker.explore;

import java.util.List;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.Successors;

/**
 * The first place in breadth-first order where a property was decided: a violation, or for a cover the place that reaches
 * it. State numbers are those of {@link Explorer#state}.
 */
public sealed interface Finding {
    /** Length in steps of a path that shows it; no path is shorter. */
    int steps();

    /**
     * The state itself decides the property.
     *
     * @param property the monitor's number of the property
     * @param state number of the state
     */
    record OfState(int property, long state, int steps) implements Finding {}

    /**
     * A transition decides the property.
     *
     * @param property the monitor's number of the property
     * @param pre number of the state before
     * @param location the access that was executed
     * @param post the packed state after
     * @param steps counts the transition itself
     */
    record OfTransition(int property, long pre, int location, int cpu, List<Long> post, int steps) implements Finding {}

    /**
     * A step violates an always-checked property and has no successor, or a state itself does.
     *
     * @param pre number of the state in which the step is made
     * @param cpu the CPU that makes the step, or {@link Successors#NO_CPU} when it is the state {@code pre} that violates
     * @param steps counts the violating step itself, where there is one
     */
    record OfStep(BuiltIn property, long pre, int cpu, int steps) implements Finding {}
}
