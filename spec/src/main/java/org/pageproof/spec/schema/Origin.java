package org.pageproof.spec.schema;

/**
 * Where a member comes from, for the checker to find it back.
 *
 * @param declaringClass binary name of the Java class that declares the field, as {@link Class#getName()} gives it
 * @param field name of the Java field
 * @param part name of the bit field or of the part of a group; empty for the field itself
 */
public record Origin(String declaringClass, String field, String part) {
    /** A Java field. */
    public static Origin field(String declaringClass, String field) {
        return new Origin(declaringClass, field, "");
    }

    /** A named part of what this field holds. */
    public Origin part(String name) {
        return new Origin(declaringClass, field, name);
    }
}
