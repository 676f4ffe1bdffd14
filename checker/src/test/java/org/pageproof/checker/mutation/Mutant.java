package org.pageproof.checker.mutation;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.program.StepProgram;

/**
 * A step program with a lie in it.
 *
 * @param operator the kind of lie
 * @param place where in the model's sources it stands, and what was there
 * @param made the program; large models have thousands of mutants, and few of them are made
 * @param form what a state of the honest program is as a state of this one
 */
record Mutant(String operator, String place, Supplier<StepProgram> made, UnaryOperator<State> form) {
    Mutant(String operator, String place, Supplier<StepProgram> made) {
        this(operator, place, made, s -> s);
    }
}
