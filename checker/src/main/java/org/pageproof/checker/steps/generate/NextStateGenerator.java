package org.pageproof.checker.steps.generate;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.pageproof.checker.steps.analysis.Arithmetic;
import org.pageproof.checker.steps.analysis.LiveState;
import org.pageproof.checker.steps.analysis.PathTable;
import org.pageproof.checker.steps.analysis.Value;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.program.StepProgram;

/** Generates the class that runs the segments and locations of a program. */
final class NextStateGenerator {
    private static final String NAME = "org/pageproof/checker/steps/generate/Generated";
    private static final String DISPATCH = "(ILorg/pageproof/checker/steps/generate/StepContext;)I";

    /** Cases in one dispatching method; HotSpot does not compile methods of more than 8,000 bytes. */
    private static final int GROUP = 256;

    private final StepProgram program;
    private final SegmentPlan plan;
    private final ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    private NextStateGenerator(StepProgram program, SegmentPlan plan) {
        this.program = program;
        this.plan = plan;
    }

    static GeneratedCode generate(StepProgram program, SegmentPlan plan) {
        byte[] bytes = new NextStateGenerator(program, plan).write();
        try {
            Class<?> type =
                    MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass();
            return (GeneratedCode) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the generated class cannot be used", e);
        }
    }

    private byte[] write() {
        // Version 50 classes may leave out stack maps: the JVM infers the types itself.
        String parent = Type.getInternalName(GeneratedCode.class);
        out.visit(Opcodes.V1_6, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, NAME, null, parent, null);
        MethodVisitor init = out.visitMethod(0, "<init>", "()V", null, null);
        init.visitCode();
        init.visitVarInsn(Opcodes.ALOAD, 0);
        init.visitMethodInsn(Opcodes.INVOKESPECIAL, parent, "<init>", "()V", false);
        init.visitInsn(Opcodes.RETURN);
        end(init);
        for (SegmentPlan.Segment s : plan.segments()) {
            MethodVisitor m =
                    out.visitMethod(Opcodes.ACC_STATIC, "s" + s.number(), SegmentWriter.DESCRIPTOR, null, null);
            m.visitCode();
            if (s.body().isEmpty()
                    || s.start() >= plan.method(s.method()).code().size()) {
                new InsnWriter(plan, s.method(), m).unreachable();
            } else {
                new SegmentWriter(plan, s, m).write();
            }
            end(m);
        }
        List<PathTable.Place> places = program.parts().paths().places();
        for (int l = 0; l < places.size(); l++) {
            location(l, places.get(l));
        }
        dispatcher("segment", "s", plan.segments().size(), true);
        dispatcher("location", "l", places.size(), false);
        out.visitEnd();
        return out.toByteArray();
    }

    private static void end(MethodVisitor m) {
        m.visitMaxs(0, 0);
        m.visitEnd();
    }

    private void location(int number, PathTable.Place place) {
        MethodVisitor m =
                out.visitMethod(Opcodes.ACC_STATIC, "l" + number, "(L" + SegmentWriter.CONTEXT + ";)I", null, null);
        m.visitCode();
        for (LiveState.Derived d : program.parts().live().get(number).derived()) {
            m.visitVarInsn(Opcodes.ALOAD, 0);
            m.visitFieldInsn(Opcodes.GETFIELD, SegmentWriter.CONTEXT, "registers", "[J");
            InsnWriter.push(m, d.register());
            value(m, d.value(), d.base());
            m.visitInsn(Opcodes.LASTORE);
        }
        PathTable.Path path = program.parts().paths().paths().get(place.path());
        m.visitVarInsn(Opcodes.ALOAD, 0);
        InsnWriter.push(m, path.base());
        int segment = plan.segment(path.method(), place.insn());
        m.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, "s" + segment, SegmentWriter.DESCRIPTOR, false);
        m.visitInsn(Opcodes.IRETURN);
        end(m);
    }

    private void value(MethodVisitor m, Value v, int base) {
        if (v instanceof Value.Register r) {
            m.visitVarInsn(Opcodes.ALOAD, 0);
            m.visitFieldInsn(Opcodes.GETFIELD, SegmentWriter.CONTEXT, "registers", "[J");
            InsnWriter.push(m, base + r.register());
            m.visitInsn(Opcodes.LALOAD);
        } else if (v instanceof Value.Constant c) {
            InsnWriter.push(m, c.value());
        } else if (v instanceof Value.Self) {
            m.visitVarInsn(Opcodes.ALOAD, 0);
            m.visitMethodInsn(Opcodes.INVOKEVIRTUAL, SegmentWriter.CONTEXT, "self", "()J", false);
        } else if (v instanceof Value.Computed c) {
            push(m, c.op());
            m.visitInsn(c.wide() ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
            value(m, c.left(), base);
            value(m, c.right(), base);
            m.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    Type.getInternalName(Arithmetic.class),
                    "apply",
                    "(" + Type.getDescriptor(Insn.Op.class) + "ZJJ)J",
                    false);
        } else if (v instanceof Value.Converted c) {
            push(m, c.op());
            value(m, c.of(), base);
            m.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    Type.getInternalName(Arithmetic.class),
                    "apply",
                    "(" + Type.getDescriptor(Insn.Conversion.class) + "J)J",
                    false);
        } else if (v instanceof Value.Field f) {
            m.visitVarInsn(Opcodes.ALOAD, 0);
            value(m, f.object(), base);
            InsnWriter.push(m, plan.field(f.field()));
            m.visitMethodInsn(Opcodes.INVOKEVIRTUAL, SegmentWriter.CONTEXT, "constant", "(JI)J", false);
        } else if (v instanceof Value.Element e) {
            m.visitVarInsn(Opcodes.ALOAD, 0);
            value(m, e.array(), base);
            value(m, e.index(), base);
            m.visitMethodInsn(Opcodes.INVOKEVIRTUAL, SegmentWriter.CONTEXT, "element", "(JJ)J", false);
        }
    }

    private static void push(MethodVisitor m, Enum<?> constant) {
        String type = Type.getInternalName(constant.getDeclaringClass());
        m.visitFieldInsn(Opcodes.GETSTATIC, type, constant.name(), "L" + type + ";");
    }

    /** A table switch over the cases, in two levels when there are many. */
    private void dispatcher(String name, String prefix, int cases, boolean withBase) {
        int groups = Math.max(1, (cases + GROUP - 1) / GROUP);
        for (int g = 0; g < groups; g++) {
            MethodVisitor m = out.visitMethod(Opcodes.ACC_STATIC, name + g, DISPATCH, null, null);
            m.visitCode();
            int from = g * GROUP;
            table(m, from, Math.min(cases, from + GROUP), n -> {
                m.visitVarInsn(Opcodes.ALOAD, 1);
                String descriptor = "(L" + SegmentWriter.CONTEXT + ";)I";
                if (withBase) {
                    m.visitVarInsn(Opcodes.ALOAD, 1);
                    m.visitMethodInsn(Opcodes.INVOKEVIRTUAL, SegmentWriter.CONTEXT, "base", "()I", false);
                    descriptor = SegmentWriter.DESCRIPTOR;
                }
                m.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, prefix + n, descriptor, false);
            });
            end(m);
        }
        MethodVisitor m = out.visitMethod(Opcodes.ACC_PUBLIC, name, DISPATCH, null, null);
        m.visitCode();
        if (groups == 1) {
            m.visitVarInsn(Opcodes.ILOAD, 1);
            m.visitVarInsn(Opcodes.ALOAD, 2);
            m.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, name + 0, DISPATCH, false);
            m.visitInsn(Opcodes.IRETURN);
        } else {
            groups(m, name, groups);
        }
        end(m);
    }

    private static void groups(MethodVisitor m, String name, int groups) {
        Label[] labels = new Label[groups];
        for (int g = 0; g < groups; g++) {
            labels[g] = new Label();
        }
        Label none = new Label();
        m.visitVarInsn(Opcodes.ILOAD, 1);
        InsnWriter.push(m, GROUP);
        m.visitInsn(Opcodes.IDIV);
        m.visitTableSwitchInsn(0, groups - 1, none, labels);
        for (int g = 0; g < groups; g++) {
            m.visitLabel(labels[g]);
            m.visitVarInsn(Opcodes.ILOAD, 1);
            m.visitVarInsn(Opcodes.ALOAD, 2);
            m.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, name + g, DISPATCH, false);
            m.visitInsn(Opcodes.IRETURN);
        }
        m.visitLabel(none);
        unreachable(m);
    }

    private static void table(MethodVisitor m, int from, int to, java.util.function.IntConsumer body) {
        Label none = new Label();
        if (to > from) {
            Label[] labels = new Label[to - from];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = new Label();
            }
            m.visitVarInsn(Opcodes.ILOAD, 0);
            m.visitTableSwitchInsn(from, to - 1, none, labels);
            for (int i = 0; i < labels.length; i++) {
                m.visitLabel(labels[i]);
                body.accept(from + i);
                m.visitInsn(Opcodes.IRETURN);
            }
        }
        m.visitLabel(none);
        unreachable(m);
    }

    private static void unreachable(MethodVisitor m) {
        m.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                SegmentWriter.CONTEXT,
                "unreachable",
                "()Lorg/pageproof/checker/steps/ToolError;",
                false);
        m.visitInsn(Opcodes.ATHROW);
    }
}
