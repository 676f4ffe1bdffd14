/**
 * The step program: a model compiled for one scenario, and the interpreter that defines what it means.
 *
 * <p>{@link org.pageproof.checker.steps.program.StepCompiler} makes a {@link
 * org.pageproof.checker.steps.program.StepProgram}; {@link org.pageproof.checker.steps.program.Interpreter} runs it.
 */
@NullMarked
package org.pageproof.checker.steps.program;

import org.jspecify.annotations.NullMarked;
