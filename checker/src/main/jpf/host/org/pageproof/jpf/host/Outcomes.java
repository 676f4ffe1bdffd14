package org.pageproof.jpf.host;

import gov.nasa.jpf.vm.choice.IntIntervalGenerator;

/** The outcomes of a choose, in the middle of a step. */
final class Outcomes extends IntIntervalGenerator {
    private final StepSoFar step;

    Outcomes(int first, int last, StepSoFar step) {
        super("pageproof.choose", first, last);
        this.step = step;
    }

    /** The step with the outcome that is being tried. */
    StepSoFar withOutcome() {
        return step.withOutcome(getNextChoice());
    }
}
