package org.pageproof.checker.steps.generate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.pageproof.checker.steps.analysis.Range;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.ir.MethodCode;
import org.pageproof.checker.steps.ir.Operands;

/**
 * Writes one segment as {@code static int (StepContext, int base)}. Register r lives in the JVM local 2 + 2r; local 0 is the
 * context, local 1 the base of the frame in the register file.
 */
final class SegmentWriter {
    static final String CONTEXT = Type.getInternalName(StepContext.class);
    static final String DESCRIPTOR = "(L" + CONTEXT + ";I)I";

    private final SegmentPlan plan;
    private final SegmentPlan.Segment segment;
    private final MethodCode method;
    private final MethodVisitor out;
    private final InsnWriter insns;
    private final Map<Integer, Label> labels = new HashMap<>();
    private final Map<Integer, Label> exits = new HashMap<>();
    private final TreeSet<Integer> defined = new TreeSet<>();

    SegmentWriter(SegmentPlan plan, SegmentPlan.Segment segment, MethodVisitor out) {
        this.plan = plan;
        this.segment = segment;
        this.method = plan.method(segment.method());
        this.out = out;
        this.insns = new InsnWriter(plan, segment.method(), out);
    }

    void write() {
        for (int i : segment.body()) {
            labels.put(i, new Label());
            int to = Operands.defined(method.code().get(i));
            if (to >= 0 && !(method.code().get(i) instanceof Insn.Call)) {
                defined.add(to);
            }
        }
        if (segment.start() < method.code().size()) {
            plan.liveness(method.id()).before(segment.start()).stream().forEach(insns::loadFromFile);
        }
        if (!segment.body().isEmpty() && segment.body().first() != segment.start()) {
            out.visitJumpInsn(Opcodes.GOTO, labels.get(segment.start()));
        }
        for (int i : segment.body()) {
            out.visitLabel(labels.get(i));
            one(i);
        }
        for (Map.Entry<Integer, Label> exit : Map.copyOf(exits).entrySet()) {
            out.visitLabel(exit.getValue());
            leaveAt(exit.getKey());
        }
    }

    private void one(int at) {
        Insn insn = method.code().get(at);
        if (!plan.ranges().reachable(method.id(), at)) {
            insns.unreachable();
        } else if (insn instanceof Insn.Jump i) {
            jump(Opcodes.GOTO, at, i.target());
        } else if (insn instanceof Insn.Branch i) {
            branch(at, i);
        } else if (insn instanceof Insn.Switch i) {
            choose(at, i);
        } else if (insn instanceof Insn.Call i) {
            call(at, i);
        } else if (insn instanceof Insn.Return i) {
            out.visitVarInsn(Opcodes.ALOAD, 0);
            insns.operand(i.from(), at);
            out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, CONTEXT, "leave", "(J)I", false);
            out.visitInsn(Opcodes.IRETURN);
        } else {
            insns.write(insn, at);
            if (!(insn instanceof Insn.Fail)) {
                next(at);
            }
        }
    }

    /** Goes on with the following instruction, which may not be the next one written. */
    private void next(int at) {
        Integer following = segment.body().higher(at);
        if (following == null || following != at + 1 || endsAt(at + 1)) {
            jump(Opcodes.GOTO, at, at + 1);
        }
    }

    private boolean endsAt(int at) {
        return !segment.body().contains(at)
                || (at == segment.start() && method.code().get(at) instanceof Insn.Access);
    }

    private Label target(int to) {
        return (endsAt(to) ? exits : labels).computeIfAbsent(to, k -> new Label());
    }

    private void jump(int opcode, int at, int to) {
        if (to <= at) {
            out.visitVarInsn(Opcodes.ALOAD, 0);
            out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, CONTEXT, "tick", "()V", false);
        }
        out.visitJumpInsn(opcode, target(to));
    }

    private void branch(int at, Insn.Branch b) {
        if (b.target() <= at) {
            out.visitVarInsn(Opcodes.ALOAD, 0);
            out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, CONTEXT, "tick", "()V", false);
        }
        insns.operand(b.left(), at);
        insns.operand(b.right(), at);
        out.visitInsn(Opcodes.LCMP);
        int opcode = switch (b.cond()) {
            case EQ -> Opcodes.IFEQ;
            case NE -> Opcodes.IFNE;
            case LT -> Opcodes.IFLT;
            case GE -> Opcodes.IFGE;
            case GT -> Opcodes.IFGT;
            case LE -> Opcodes.IFLE;
        };
        out.visitJumpInsn(opcode, target(b.target()));
        next(at);
    }

    private void choose(int at, Insn.Switch s) {
        if (s.targets().stream().anyMatch(t -> t <= at) || s.otherwise() <= at) {
            out.visitVarInsn(Opcodes.ALOAD, 0);
            out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, CONTEXT, "tick", "()V", false);
        }
        insns.operand(s.on(), at);
        out.visitInsn(Opcodes.L2I);
        List<Integer> order = java.util.stream.IntStream.range(0, s.keys().size())
                .boxed()
                .sorted(java.util.Comparator.comparing(k -> s.keys().get(k)))
                .toList();
        int[] keys = order.stream().mapToInt(s.keys()::get).toArray();
        Label[] targets = order.stream().map(k -> target(s.targets().get(k))).toArray(Label[]::new);
        out.visitLookupSwitchInsn(target(s.otherwise()), keys, targets);
    }

    /** Puts the arguments into the new frame, saves what the caller needs later, and enters. */
    private void call(int at, Insn.Call c) {
        if (c.instance() && insns.mayBeNull(c.args().get(0), at)) {
            out.visitVarInsn(Opcodes.ALOAD, 0);
            insns.operand(c.args().get(0), at);
            out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, CONTEXT, "nonNull", "(J)V", false);
        }
        List<Integer> parameters = plan.method(anyTarget(c)).parameterRegisters();
        for (int a = 0; a < c.args().size(); a++) {
            insns.storeIntoFile(method.registers() + parameters.get(a), c.args().get(a), at);
        }
        java.util.BitSet saved =
                (java.util.BitSet) plan.liveness(method.id()).after(at).clone();
        if (c.to() >= 0) {
            saved.clear(c.to());
        }
        save(saved);
        out.visitVarInsn(Opcodes.ALOAD, 0);
        InsnWriter.push(out, plan.ordinal(method.id(), at, Insn.Call.class));
        if (c.args().isEmpty()) {
            out.visitInsn(Opcodes.LCONST_0);
        } else {
            insns.operand(c.args().get(0), at);
        }
        out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, CONTEXT, "enter", "(IJ)I", false);
        out.visitInsn(Opcodes.IRETURN);
    }

    private static int anyTarget(Insn.Call c) {
        for (int id = 0; ; id++) {
            if (c.targets().of(id) >= 0) {
                return c.targets().of(id);
            }
        }
    }

    private void save(java.util.BitSet live) {
        for (int r : defined) {
            if (live.get(r)) {
                insns.saveToFile(r);
            }
        }
    }

    /** Ends the segment at an access or a cut. */
    private void leaveAt(int at) {
        save(plan.liveness(method.id()).before(at));
        int number = plan.segment(method.id(), at);
        if (method.code().get(at) instanceof Insn.Access) {
            Label rest = new Label();
            out.visitVarInsn(Opcodes.ALOAD, 0);
            InsnWriter.push(out, plan.ordinal(method.id(), at, Insn.Access.class));
            out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, CONTEXT, "first", "(I)Z", false);
            out.visitJumpInsn(Opcodes.IFEQ, rest);
            InsnWriter.push(out, number);
            out.visitInsn(Opcodes.IRETURN);
            out.visitLabel(rest);
            InsnWriter.push(out, StepContext.END);
        } else {
            InsnWriter.push(out, number);
        }
        out.visitInsn(Opcodes.IRETURN);
    }

    /** The range of a register before an instruction, null where it has none. */
    static @Nullable Range range(SegmentPlan plan, int method, int at, int register) {
        @Nullable Range[] known = plan.ranges().before(method, at);
        return known == null ? null : known[register];
    }
}
