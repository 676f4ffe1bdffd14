package org.pageproof.spec.schema;

/** True and false. */
public record BoolType() implements ValueType {
    /** The only one. */
    public static final BoolType BOOL = new BoolType();

    @Override
    public String described() {
        return "a truth value";
    }
}
