package org.pageproof.spec.schema;

import java.util.List;
import java.util.Optional;

/**
 * An operation of the model under its hypervisor name.
 *
 * @param name the hypervisor's function name
 * @param hasCpu whether the Java method takes the running CPU as its first parameter
 * @param parameters the other parameters, in order
 */
public record Operation(String name, boolean hasCpu, List<OperationParameter> parameters) {
    public Operation {
        parameters = List.copyOf(parameters);
    }

    /** The parameter of this name. */
    public Optional<OperationParameter> parameter(String wanted) {
        return parameters.stream().filter(p -> p.name().equals(wanted)).findFirst();
    }
}
