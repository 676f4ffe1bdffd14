package org.pageproof.checker.steps.program;

import java.util.List;
import org.pageproof.checker.steps.State;

/**
 * A call that a step begins or ends.
 *
 * @param path the call path that the call makes, by number; its method is the one that is called
 * @param returns whether it ends
 * @param arguments the values of the parameters, the receiver first where there is one
 * @param result what it returns; 0 for nothing, and where it begins
 * @param state the slots at that moment; the places of the CPUs are those before the step
 */
public record CallEvent(int path, boolean returns, List<Long> arguments, long result, State state) {}
