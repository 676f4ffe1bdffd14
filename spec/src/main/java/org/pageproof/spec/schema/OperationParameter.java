package org.pageproof.spec.schema;

import org.jspecify.annotations.Nullable;

/**
 * A parameter of an operation.
 *
 * @param name the Java parameter's name
 * @param type an int (with its declared range, if any), a boolean, an enum or a reference
 * @param indexOf for an int that is an index: name of the root array; otherwise null
 * @param mustBeBound whether the model gives no range, so that each scenario has to bind it
 */
public record OperationParameter(
        String name, ValueType type, @Nullable String indexOf, boolean mustBeBound) {}
