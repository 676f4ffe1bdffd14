package org.pageproof.checker.properties;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pageproof.checker.properties.ground.Ground;
import org.pageproof.checker.properties.ground.StepFacts;
import org.pageproof.checker.properties.ground.StepFold;

/**
 * The units of one condition for every kind of step. There are thousands of kinds, one for each location and CPU, but what is
 * left of a condition depends only on what becomes of its leaves, and few combinations of those occur.
 */
final class StepUnits {
    private final Ground condition;
    private final List<Ground> leaves;
    private final Map<List<Ground>, List<Integer>> known = new HashMap<>();

    StepUnits(Ground condition) {
        this.condition = condition;
        this.leaves = StepFold.leaves(condition);
    }

    /** The numbers of the units that remain for such a step, in order. */
    List<Integer> of(StepFacts step, Units units) {
        StepFold fold = new StepFold(step);
        List<Ground> folded = leaves.stream().map(fold::fold).toList();
        List<Integer> numbers = known.get(folded);
        if (numbers == null) {
            numbers = Units.split(fold.fold(condition)).stream()
                    .map(units::number)
                    .toList();
            known.put(folded, numbers);
        }
        return numbers;
    }
}
