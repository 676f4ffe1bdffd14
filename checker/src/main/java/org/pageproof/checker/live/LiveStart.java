package org.pageproof.checker.live;

import java.util.List;

/**
 * One way to begin an operation.
 *
 * @param operation the hypervisor's name
 * @param declaringClass binary name of the class that declares the method to be called
 * @param method its name
 * @param descriptor its descriptor
 * @param isStatic whether it is called without the model
 * @param arguments all of them, the CPU among them
 */
public record LiveStart(
        String operation,
        String declaringClass,
        String method,
        String descriptor,
        boolean isStatic,
        List<Argument> arguments) {
    public LiveStart {
        arguments = List.copyOf(arguments);
    }

    /** What an argument is. */
    public enum Kind {
        /** The CPU that runs the operation; the value is 0. */
        SELF,
        /** The number of an object of the {@link Shape}. */
        OBJECT,
        /** 0 or 1. */
        BOOLEAN,
        /** A number of the declared type. */
        NUMBER,
        /** The ordinal of a constant. */
        ENUM
    }

    /**
     * An argument.
     *
     * @param name of the parameter
     * @param kind what it is
     * @param value as the kind says
     * @param type the declared type of the parameter: a primitive one or a binary class name
     */
    public record Argument(String name, Kind kind, long value, String type) {}
}
