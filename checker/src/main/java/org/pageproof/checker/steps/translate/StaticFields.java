package org.pageproof.checker.steps.translate;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.objectweb.asm.tree.FieldInsnNode;
import org.pageproof.checker.steps.ir.Insn;

/** Static final fields are constants of a model; other static fields are refused. */
final class StaticFields {
    private final Context context;
    private final Code code;
    private final MethodTranslator method;

    StaticFields(Context context, Code code, MethodTranslator method) {
        this.context = context;
        this.code = code;
        this.method = method;
    }

    void read(FieldInsnNode f, int to) {
        if (f.name.equals("$assertionsDisabled")) {
            code.add(new Insn.Const(to, 0));
            return;
        }
        Field field = context.classes().staticField(f.owner, f.name);
        if (field == null) {
            method.refuse(
                    "the static field " + f.name + " of a library class", "keep the value in a field of the model");
            return;
        }
        if (!Modifier.isFinal(field.getModifiers())) {
            method.refuse("the static mutable field " + f.name, "make it final, a Word, or a field of an object");
            return;
        }
        Object value;
        try {
            field.setAccessible(true);
            value = field.get(null);
        } catch (IllegalAccessException | LinkageError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            method.refuse(
                    "the static field " + f.name + ", whose class cannot be initialised ("
                            + cause.getClass().getSimpleName() + ")",
                    "mend its static initialiser");
            return;
        }
        context.reads(f.owner);
        if (value instanceof Boolean b) {
            code.add(new Insn.Const(to, b ? 1 : 0));
        } else if (value instanceof Character c) {
            code.add(new Insn.Const(to, c));
        } else if (field.getType() == String.class) {
            code.add(new Insn.Ref(to, 0));
        } else if (value instanceof Number n && field.getType().isPrimitive()) {
            if (n instanceof Double || n instanceof Float) {
                method.refuse("floating point", "use int or long");
            } else {
                code.add(new Insn.Const(to, n.longValue()));
            }
        } else {
            code.add(new Insn.Ref(to, value == null ? 0 : context.constant(f.owner + "." + f.name, value)));
        }
    }
}
