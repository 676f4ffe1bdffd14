package org.pageproof.checker.steps.translate;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;

/** Tells strings from other references on the stack: a string may only become a message, as it has no value in a step. */
final class StringValues extends BasicInterpreter {
    private static final Type STRING = Type.getObjectType("java/lang/String");

    StringValues() {
        super(Opcodes.ASM9);
    }

    static boolean isString(@Nullable BasicValue value) {
        return value != null && STRING.equals(value.getType());
    }

    static boolean isString(Type type) {
        return STRING.equals(type);
    }

    @Override
    public @Nullable BasicValue newValue(@Nullable Type type) {
        return STRING.equals(type) ? new BasicValue(STRING) : super.newValue(type);
    }

    /** A reference that is a string on one path only counts as a string. */
    @Override
    public BasicValue merge(BasicValue a, BasicValue b) {
        if (a.isReference() && b.isReference()) {
            return isString(a) ? a : b;
        }
        return super.merge(a, b);
    }
}
