package org.pageproof.checker.trace;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step of a trace.
 *
 * @param cpu who makes it, from 0
 * @param operation the hypervisor's name of the operation that runs
 * @param starts whether the step chooses the operation; otherwise it goes on with it
 * @param arguments of the operation; empty unless {@code starts}
 * @param choices outcomes of {@code choose}, in order
 * @param function that makes the access; the operation itself when there is no access
 * @param file and {@code line}: source of the access; null and 0 when there is no access
 * @param access the shared access, or null for a path without one
 * @param changes what differs afterwards
 * @param switched why this CPU runs now and not the one of the step before; null when it is the same CPU
 */
public record TraceStep(
        int cpu,
        String operation,
        boolean starts,
        List<Argument> arguments,
        List<Integer> choices,
        String function,
        @Nullable String file,
        int line,
        @Nullable Access access,
        List<Change> changes,
        @Nullable String switched) {
    public TraceStep {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(function, "function");
        arguments = List.copyOf(arguments);
        choices = List.copyOf(choices);
        changes = List.copyOf(changes);
        if (cpu < 0) {
            throw new IllegalArgumentException("cpu " + cpu + " is not a CPU, they count from 0");
        }
    }

    /** A number as the model sees it, and as people read it. */
    public record Value(long value, String text) {
        public Value {
            Objects.requireNonNull(text, "text");
        }
    }

    public record Argument(String name, Value value) {
        public Argument {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * The shared access.
     *
     * @param kind such as {@code Word.cmpxchg}
     * @param target path of the word, cell or lock; null when the access has none
     * @param operands that were given to it
     * @param result what it returned; null for none
     */
    public record Access(
            String kind,
            @Nullable String target,
            List<Value> operands,
            @Nullable Value result) {
        public Access {
            Objects.requireNonNull(kind, "kind");
            operands = List.copyOf(operands);
        }
    }

    /**
     * A slot that differs after the step.
     *
     * @param slot its path
     * @param fields the bit fields that differ; empty where the slot has none
     */
    public record Change(String slot, Value before, Value after, List<FieldChange> fields) {
        public Change {
            Objects.requireNonNull(slot, "slot");
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
            fields = List.copyOf(fields);
        }
    }

    /** A bit field that differs, values as text. */
    public record FieldChange(String name, String before, String after) {
        public FieldChange {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
        }
    }
}
