package org.pageproof.checker.properties.code;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.pageproof.checker.properties.ground.Ground;
import org.pageproof.checker.properties.ground.Packed;
import org.pageproof.checker.properties.ground.Terms;

/**
 * Compiles truth values to hidden classes. Each class has a table switch over its units and one or more small static
 * methods for each of them: HotSpot leaves methods over 8,000 bytes to its interpreter.
 */
public final class UnitCompiler {
    /** Keeps the table switch of a class below the limit of HotSpot. */
    static final int UNITS_PER_CLASS = 256;

    private final IntFunction<Packed> fields;

    /** A compiler for states with this layout of slots. */
    public UnitCompiler(IntFunction<Packed> fields) {
        this.fields = fields;
    }

    /** Whether all its values fit in a long, so that it can be compiled. */
    public static boolean canCompile(Ground g) {
        return g.range().fitsLong() && Terms.children(g).stream().allMatch(UnitCompiler::canCompile);
    }

    /** Code for the units, numbered in order; each of them {@linkplain #canCompile can be compiled}. */
    public UnitCode compile(List<Ground> units) {
        List<UnitCode> parts = new ArrayList<>();
        for (int from = 0; from < units.size(); from += UNITS_PER_CLASS) {
            parts.add(define(units.subList(from, Math.min(units.size(), from + UNITS_PER_CLASS))));
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        UnitCode[] all = parts.toArray(UnitCode[]::new);
        return (unit, before, beforeAt, after, afterAt) ->
                all[unit / UNITS_PER_CLASS].isTrue(unit % UNITS_PER_CLASS, before, beforeAt, after, afterAt);
    }

    private UnitCode define(List<Ground> units) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(bytes(units), true);
            return (UnitCode) lookup.lookupClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The class file. */
    byte[] bytes(List<Ground> units) {
        ClassWriter w = new ClassWriter(ClassWriter.COMPUTE_FRAMES | ClassWriter.COMPUTE_MAXS);
        String name = Type.getInternalName(UnitCompiler.class) + "$Units";
        String object = Type.getInternalName(Object.class);
        w.visit(Opcodes.V17, Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL, name, null, object, new String[] {
            Type.getInternalName(UnitCode.class)
        });
        MethodVisitor init = w.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        init.visitCode();
        init.visitVarInsn(Opcodes.ALOAD, 0);
        init.visitMethodInsn(Opcodes.INVOKESPECIAL, object, "<init>", "()V", false);
        init.visitInsn(Opcodes.RETURN);
        init.visitMaxs(0, 0);
        init.visitEnd();
        Methods methods = new Methods(w, name, fields);
        dispatch(w, units, methods);
        methods.finish();
        w.visitEnd();
        return w.toByteArray();
    }

    private static void dispatch(ClassWriter w, List<Ground> units, Methods methods) {
        MethodVisitor m = w.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL, "isTrue", "(I[JI[JI)Z", null, null);
        m.visitCode();
        Label none = new Label();
        Label[] labels = new Label[units.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = new Label();
        }
        m.visitVarInsn(Opcodes.ILOAD, 1);
        m.visitTableSwitchInsn(0, labels.length - 1, none, labels);
        for (int i = 0; i < labels.length; i++) {
            m.visitLabel(labels[i]);
            m.visitVarInsn(Opcodes.ALOAD, 2);
            m.visitVarInsn(Opcodes.ILOAD, 3);
            m.visitVarInsn(Opcodes.ALOAD, 4);
            m.visitVarInsn(Opcodes.ILOAD, 5);
            methods.call(m, units.get(i), true);
            m.visitInsn(Opcodes.IRETURN);
        }
        m.visitLabel(none);
        m.visitInsn(Opcodes.ICONST_0);
        m.visitInsn(Opcodes.IRETURN);
        m.visitMaxs(0, 0);
        m.visitEnd();
    }
}
