package org.pageproof.spec.schema;

/**
 * A reference to an object of the world.
 *
 * @param object name of the object type
 * @param nullable whether {@code none} can stand there
 */
public record RefType(String object, boolean nullable) implements ValueType {
    @Override
    public String described() {
        return "a reference to " + object;
    }
}
