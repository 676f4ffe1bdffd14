package org.pageproof.spec.check;

import org.pageproof.spec.schema.BoolType;
import org.pageproof.spec.schema.EnumType;
import org.pageproof.spec.schema.IntType;
import org.pageproof.spec.schema.RefType;
import org.pageproof.spec.schema.ValueType;

/** Questions about types. Ranges of ints and whether a reference can be none make no difference to them. */
final class Types {
    private Types() {}

    static boolean isInt(ValueType type) {
        return type instanceof IntType;
    }

    static boolean isBool(ValueType type) {
        return type instanceof BoolType;
    }

    /** Whether values of the two can be compared and bound to each other. */
    static boolean same(ValueType a, ValueType b) {
        if (a instanceof EnumType x && b instanceof EnumType y) {
            return x.equals(y);
        }
        if (a instanceof RefType x && b instanceof RefType y) {
            return x.object().equals(y.object());
        }
        return a.getClass() == b.getClass();
    }
}
