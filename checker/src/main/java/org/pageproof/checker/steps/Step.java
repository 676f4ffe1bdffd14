package org.pageproof.checker.steps;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step in full, as traces tell it.
 *
 * @param cpu who makes it
 * @param operation the operation that is running, by the hypervisor's name
 * @param starts whether the step chooses the operation (with {@code arguments}); otherwise it goes on with it
 * @param arguments the operation's arguments without the CPU; empty unless {@code starts}
 * @param choices outcomes of choose, in order
 * @param location of the access that the step executes; null for a path without an access
 * @param access what was accessed; null for a path without an access
 * @param changes slots that differ afterwards, access and local code together, by slot id
 * @param violation what the step violates; it has then no successor
 */
public record Step(
        int cpu,
        String operation,
        boolean starts,
        List<Argument> arguments,
        List<Integer> choices,
        @Nullable Location location,
        @Nullable Event access,
        List<Change> changes,
        @Nullable Violation violation) {

    /** An argument by parameter name; {@code value} as the model sees it (an object's id for a reference). */
    public record Argument(String name, long value, Meaning meaning) {}

    /**
     * The shared access.
     *
     * @param kind class and method of the machine package, such as {@code Word.cmpxchg}
     * @param slots what it may touch, the first one names the target; empty for none
     * @param operands values given to the access
     * @param result what it returned; null for void
     */
    public record Event(
            String kind,
            List<Integer> slots,
            List<Long> operands,
            @Nullable Long result) {}

    public record Change(int slot, long before, long after) {}

    /** A violated always-checked property, and where in the model: method and line. */
    public record Violation(BuiltIn property, String message, String file, int line) {}
}
