package org.pageproof.checker.engine;

import java.util.List;

/**
 * One step of a schedule.
 *
 * @param cpu who makes it, from 0
 * @param operation the operation that the step starts, by the hypervisor's name; empty when it goes on with the open one
 * @param arguments of that operation without the CPU, in order
 * @param choices outcomes of choose, in order
 */
public record Move(int cpu, String operation, List<Argument> arguments, List<Integer> choices) {
    /** Copies the lists. */
    public Move {
        arguments = List.copyOf(arguments);
        choices = List.copyOf(choices);
    }

    /**
     * An argument.
     *
     * @param name of the parameter
     * @param value as traces show it: {@code pages[0]}, {@code true}, {@code 3}, the name of a constant
     */
    public record Argument(String name, String value) {}
}
