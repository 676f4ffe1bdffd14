package org.pageproof.spec.schema;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parameters and the result of an operation or helper, for claims about its calls.
 *
 * @param function its name
 * @param operation whether it is an operation, rather than a method that operations call
 * @param parameters all of them in order, the CPU among them where it is one
 * @param result null for none, and for one of which specs cannot speak
 */
public record Signature(
        String function,
        boolean operation,
        List<Parameter> parameters,
        @Nullable ValueType result) {
    public Signature {
        parameters = List.copyOf(parameters);
    }

    /**
     * A parameter.
     *
     * @param name the Java parameter's name
     * @param type null for one of which specs cannot speak, such as an array
     */
    public record Parameter(String name, @Nullable ValueType type) {}

    /** Such as {@code get_page(cpu, page, domain)}. */
    public String described() {
        return function + parameters.stream().map(Parameter::name).collect(Collectors.joining(", ", "(", ")"));
    }
}
