package org.pageproof.spec.schema;

import java.util.List;

/**
 * The constants of a Java enum, under their own names.
 *
 * @param name simple name of the enum
 * @param constants names in order of declaration
 */
public record EnumType(String name, List<String> constants) implements ValueType {
    public EnumType {
        constants = List.copyOf(constants);
    }

    @Override
    public String described() {
        return "a constant of " + name;
    }
}
