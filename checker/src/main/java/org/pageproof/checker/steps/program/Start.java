package org.pageproof.checker.steps.program;

import java.util.List;
import org.pageproof.checker.steps.Step;

/**
 * One way to begin an operation.
 *
 * @param operation index of the operation in the program
 * @param path the call path of the operation alone
 * @param values the initial registers of the operation's parameters, the CPU's own object as 0 in {@code self}
 * @param registers the registers that the values go to
 * @param self the register that receives the CPU, or -1
 * @param arguments as traces show them
 */
public record Start(
        int operation, int path, List<Integer> registers, List<Long> values, int self, List<Step.Argument> arguments) {}
