package org.pageproof.checker.properties.code;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.pageproof.checker.properties.ground.Ground;
import org.pageproof.checker.properties.ground.Packed;
import org.pageproof.checker.properties.ground.Terms;
import org.pageproof.spec.typed.BinaryOp;

/**
 * Writes one method. Parameters: 0 the states before, 1 where the state begins there, 2 and 3 the same after the step. A
 * method that would grow beyond {@link Size#MOST} has its larger parts in methods of their own.
 */
final class Emitter {
    private static final String MATH = Type.getInternalName(LongMath.class);

    /** The most branches of a choice in a method that does not hold everything. */
    private static final int BRANCHES = 64;

    private static final Map<BinaryOp, String> HELPERS = Map.of(
            BinaryOp.DIVIDE, "divide",
            BinaryOp.REMAINDER, "remainder",
            BinaryOp.SHIFT_LEFT, "shiftLeft",
            BinaryOp.SHIFT_RIGHT, "shiftRight",
            BinaryOp.POWER, "power");
    private static final Map<BinaryOp, Integer> OPCODES = Map.of(
            BinaryOp.ADD, Opcodes.LADD,
            BinaryOp.SUBTRACT, Opcodes.LSUB,
            BinaryOp.MULTIPLY, Opcodes.LMUL,
            BinaryOp.BIT_AND, Opcodes.LAND,
            BinaryOp.BIT_OR, Opcodes.LOR,
            BinaryOp.BIT_XOR, Opcodes.LXOR);

    private final MethodVisitor m;
    private final Methods methods;
    private final Fields fields;

    /** Whether everything goes into this method. */
    private boolean whole;

    Emitter(MethodVisitor m, Methods methods, IntFunction<Packed> fields) {
        this.m = m;
        this.methods = methods;
        this.fields = new Fields(m, fields);
    }

    /** Writes the body of a method that returns a truth value. */
    void truthMethod(Ground g) {
        whole = Size.of(g) <= Size.MOST;
        truth(g);
        m.visitInsn(Opcodes.IRETURN);
    }

    /** Writes the body of a method that returns a number. */
    void numberMethod(Ground g) {
        whole = Size.of(g) <= Size.MOST;
        number(g);
        m.visitInsn(Opcodes.LRETURN);
    }

    /** Leaves 0 or 1 as an int. */
    private void truth(Ground g) {
        Label isFalse = new Label();
        Label end = new Label();
        jump(g, isFalse, false);
        m.visitInsn(Opcodes.ICONST_1);
        m.visitJumpInsn(Opcodes.GOTO, end);
        m.visitLabel(isFalse);
        m.visitInsn(Opcodes.ICONST_0);
        m.visitLabel(end);
    }

    /** Jumps when the truth value is {@code when}, and falls through otherwise. */
    private void jump(Ground g, Label target, boolean when) {
        if (g instanceof Ground.Const c) {
            if ((c.value().signum() != 0) == when) {
                m.visitJumpInsn(Opcodes.GOTO, target);
            }
        } else if (g instanceof Ground.Not n) {
            jump(n.operand(), target, !when);
        } else if (g instanceof Ground.All a) {
            several(a.operands(), true, target, when);
        } else if (g instanceof Ground.Any a) {
            several(a.operands(), false, target, when);
        } else if (g instanceof Ground.Compare c) {
            compare(c, target, when);
        } else if (g instanceof Ground.Choose c) {
            Label otherwise = new Label();
            Label end = new Label();
            part(c.condition(), otherwise, false);
            part(c.then(), target, when);
            m.visitJumpInsn(Opcodes.GOTO, end);
            m.visitLabel(otherwise);
            part(c.otherwise(), target, when);
            m.visitLabel(end);
        } else {
            number(g);
            m.visitInsn(Opcodes.L2I);
            m.visitJumpInsn(when ? Opcodes.IFNE : Opcodes.IFEQ, target);
        }
    }

    private void several(List<Ground> operands, boolean conjunction, Label target, boolean when) {
        List<Ground> parts = whole
                ? operands
                : Size.groups(operands).stream()
                        .map(g -> conjunction ? Terms.all(g) : Terms.any(g))
                        .toList();
        // The value of an operand that decides: false ends a conjunction, true a disjunction.
        boolean decides = !conjunction;
        Label end = new Label();
        for (Ground p : parts) {
            part(p, decides == when ? target : end, decides);
        }
        if (decides != when) {
            m.visitJumpInsn(Opcodes.GOTO, target);
        }
        m.visitLabel(end);
    }

    private void compare(Ground.Compare c, Label target, boolean when) {
        if (c.op() == BinaryOp.EQUAL && fields.equal(c, target, when)) {
            return;
        }
        part(c.left());
        part(c.right());
        m.visitInsn(Opcodes.LCMP);
        m.visitJumpInsn(
                switch (c.op()) {
                    case EQUAL -> when ? Opcodes.IFEQ : Opcodes.IFNE;
                    case LESS -> when ? Opcodes.IFLT : Opcodes.IFGE;
                    default -> when ? Opcodes.IFLE : Opcodes.IFGT;
                },
                target);
    }

    /** Jumps on a truth value that is worked out here or in a method of its own. */
    private void part(Ground g, Label target, boolean when) {
        if (whole || Size.of(g) <= Size.SMALL) {
            jump(g, target, when);
        } else {
            callee(g, true);
            m.visitJumpInsn(when ? Opcodes.IFNE : Opcodes.IFEQ, target);
        }
    }

    /** Leaves a number that is worked out here or in a method of its own. */
    private void part(Ground g) {
        if (whole || Size.of(g) <= Size.SMALL) {
            number(g);
        } else {
            callee(g, false);
        }
    }

    private void callee(Ground part, boolean truth) {
        m.visitVarInsn(Opcodes.ALOAD, 0);
        m.visitVarInsn(Opcodes.ILOAD, 1);
        m.visitVarInsn(Opcodes.ALOAD, 2);
        m.visitVarInsn(Opcodes.ILOAD, 3);
        methods.call(m, part, truth);
    }

    /** Leaves the value as a long. */
    private void number(Ground g) {
        if (g instanceof Ground.Const c) {
            m.visitLdcInsn(c.value().longValueExact());
        } else if (g instanceof Ground.Slot s) {
            fields.slot(s);
        } else if (g instanceof Ground.Bits b) {
            fields.bits(b);
        } else if (g instanceof Ground.Arith a) {
            arithmetic(a);
        } else if (g instanceof Ground.Sum s) {
            List<Ground> parts = whole
                    ? s.terms()
                    : Size.groups(s.terms()).stream().map(Terms::sum).toList();
            for (int i = 0; i < parts.size(); i++) {
                part(parts.get(i));
                if (i > 0) {
                    m.visitInsn(Opcodes.LADD);
                }
            }
        } else if (g instanceof Ground.Choose c) {
            Label otherwise = new Label();
            Label end = new Label();
            part(c.condition(), otherwise, false);
            part(c.then());
            m.visitJumpInsn(Opcodes.GOTO, end);
            m.visitLabel(otherwise);
            part(c.otherwise());
            m.visitLabel(end);
        } else if (g instanceof Ground.Select s) {
            select(s);
        } else if (g instanceof Ground.Fail) {
            m.visitMethodInsn(Opcodes.INVOKESTATIC, MATH, "noValue", "()J", false);
        } else if (g instanceof Ground.By || g instanceof Ground.Steps || g instanceof Ground.Access) {
            throw new IllegalStateException("the step must be known: " + g);
        } else {
            truth(g);
            m.visitInsn(Opcodes.I2L);
        }
    }

    private void arithmetic(Ground.Arith a) {
        part(a.left());
        part(a.right());
        String helper = HELPERS.get(a.op());
        Integer opcode = OPCODES.get(a.op());
        if (helper != null) {
            m.visitMethodInsn(Opcodes.INVOKESTATIC, MATH, helper, "(JJ)J", false);
        } else if (opcode != null) {
            m.visitInsn(opcode);
        } else {
            throw new IllegalStateException("no operator on numbers: " + a.op());
        }
    }

    private void select(Ground.Select s) {
        int here = whole ? s.branches().size() : Math.min(BRANCHES, s.branches().size());
        Ground otherwise = s.otherwise();
        if (here < s.branches().size()) {
            List<Ground> rest = s.branches().subList(here, s.branches().size());
            otherwise = new Ground.Select(s.index(), s.first() + here, List.copyOf(rest), otherwise, s.range());
        }
        part(s.index());
        m.visitLdcInsn(s.first());
        m.visitLdcInsn(here);
        m.visitMethodInsn(Opcodes.INVOKESTATIC, MATH, "branch", "(JJI)I", false);
        Label last = new Label();
        Label end = new Label();
        Label[] labels = new Label[here];
        for (int i = 0; i < here; i++) {
            labels[i] = new Label();
        }
        m.visitTableSwitchInsn(0, here - 1, last, labels);
        for (int i = 0; i < here; i++) {
            m.visitLabel(labels[i]);
            part(s.branches().get(i));
            m.visitJumpInsn(Opcodes.GOTO, end);
        }
        m.visitLabel(last);
        part(otherwise);
        m.visitLabel(end);
    }
}
