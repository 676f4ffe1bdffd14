package org.pageproof.checker.properties.code;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.pageproof.checker.properties.ground.Ground;
import org.pageproof.checker.properties.ground.Packed;

/** The static methods of a generated class: one for each expression that is called, equal ones shared. */
final class Methods {
    private static final String TRUTH = "([JI[JI)Z";
    private static final String NUMBER = "([JI[JI)J";

    private final ClassWriter writer;
    private final String owner;
    private final IntFunction<Packed> fields;
    private final Map<Wanted, String> names = new HashMap<>();
    private final Deque<Wanted> open = new ArrayDeque<>();

    private record Wanted(Ground body, boolean truth) {}

    Methods(ClassWriter writer, String owner, IntFunction<Packed> fields) {
        this.writer = writer;
        this.owner = owner;
        this.fields = fields;
    }

    /** Calls the method of an expression; the two states are on the stack. */
    void call(MethodVisitor m, Ground body, boolean truth) {
        Wanted wanted = new Wanted(body, truth);
        String name = names.get(wanted);
        if (name == null) {
            name = "m" + names.size();
            names.put(wanted, name);
            open.add(wanted);
        }
        m.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, truth ? TRUTH : NUMBER, false);
    }

    /** Writes all methods that were called. */
    void finish() {
        while (!open.isEmpty()) {
            Wanted w = open.remove();
            MethodVisitor m = writer.visitMethod(
                    Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC,
                    String.valueOf(names.get(w)),
                    w.truth ? TRUTH : NUMBER,
                    null,
                    null);
            m.visitCode();
            Emitter e = new Emitter(m, this, fields);
            if (w.truth) {
                e.truthMethod(w.body);
            } else {
                e.numberMethod(w.body);
            }
            m.visitMaxs(0, 0);
            m.visitEnd();
        }
    }
}
