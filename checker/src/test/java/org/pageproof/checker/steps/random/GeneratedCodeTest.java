package org.pageproof.checker.steps.random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.pageproof.checker.agreement.Seeds;
import org.pageproof.checker.steps.generate.Agreement;
import org.pageproof.checker.steps.program.StepProgram;

/**
 * The generated next-state function and the interpreter give the same transitions and violations in the same order, in every
 * state of random models up to a number of states; both keep to the read and write sets of the steps.
 *
 * <p>{@code -Dpageproof.random.models=N} tries more models than the tests have time for.
 */
class GeneratedCodeTest {
    private static final int MODELS = Integer.getInteger("pageproof.random.models", 25);
    private static final int STATES = 400;

    @Property(seed = Seeds.BUILD, tries = 2, shrinking = ShrinkingMode.OFF)
    void generatedCodeAndInterpreterAgree(@ForAll long seed) throws Exception {
        Batch batch = new Batch(seed, MODELS);
        for (int m = 0; m < batch.size(); m++) {
            StepProgram program = batch.program(m, 1 + m % 3);
            try {
                Agreement.check(program, STATES);
            } catch (RuntimeException | AssertionError | LinkageError e) {
                throw new AssertionError("model " + m + " of seed " + seed + ":\n" + batch.source(m), e);
            }
        }
    }
}
