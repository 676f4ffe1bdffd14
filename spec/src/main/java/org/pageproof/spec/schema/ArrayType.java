package org.pageproof.spec.schema;

/**
 * An array of fixed length.
 *
 * @param element what each element is
 * @param length number of elements, or -1 when it depends on parameters
 */
public record ArrayType(MemberType element, int length) implements MemberType {
    @Override
    public String described() {
        return "an array";
    }
}
