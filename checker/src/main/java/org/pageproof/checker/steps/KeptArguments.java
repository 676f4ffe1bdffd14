package org.pageproof.checker.steps;

import java.util.List;

/**
 * Arguments of a function that are part of the state until the call ends, read by the program or not, so that claims about the
 * end of a call can speak of them.
 *
 * @param function its name
 * @param operation whether it is an operation, rather than a method that operations call
 * @param parameters how many parameters it has, the CPU among them and the receiver not
 * @param numbers of the parameters that are kept, from 0
 */
public record KeptArguments(String function, boolean operation, int parameters, List<Integer> numbers) {
    public KeptArguments {
        numbers = List.copyOf(numbers);
    }
}
