package org.pageproof.checker.steps.generate;

import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.analysis.Range;
import org.pageproof.checker.steps.ir.Insn;

/** Writes single instructions of a segment. */
final class InsnWriter {
    private static final String CONTEXT = SegmentWriter.CONTEXT;

    private final SegmentPlan plan;
    private final int method;
    private final MethodVisitor out;
    private final ConstantLoads constants;

    InsnWriter(SegmentPlan plan, int method, MethodVisitor out) {
        this.constants = new ConstantLoads(plan, method);
        this.plan = plan;
        this.method = method;
        this.out = out;
    }

    static int local(int register) {
        return 2 + 2 * register;
    }

    static void push(MethodVisitor out, int value) {
        if (value >= -1 && value <= 5) {
            out.visitInsn(Opcodes.ICONST_0 + value);
        } else if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
            out.visitIntInsn(Opcodes.SIPUSH, value);
        } else {
            out.visitLdcInsn(value);
        }
    }

    static void push(MethodVisitor out, long value) {
        if (value == 0 || value == 1) {
            out.visitInsn(value == 0 ? Opcodes.LCONST_0 : Opcodes.LCONST_1);
        } else if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
            push(out, (int) value);
            out.visitInsn(Opcodes.I2L);
        } else {
            out.visitLdcInsn(value);
        }
    }

    /** Pushes a register's value, as a constant where it can have no other; -1 stands for 0. */
    void operand(int register, int at) {
        Range range = register < 0 ? Range.only(0) : SegmentWriter.range(plan, method, at, register);
        if (range != null && range.isConstant()) {
            push(out, range.nullable() ? 0 : range.low());
        } else {
            out.visitVarInsn(Opcodes.LLOAD, local(register));
        }
    }

    boolean mayBeNull(int register, int at) {
        Range range = SegmentWriter.range(plan, method, at, register);
        return range == null || range.nullable();
    }

    private void fileAddress(int register) {
        out.visitVarInsn(Opcodes.ALOAD, 0);
        out.visitFieldInsn(Opcodes.GETFIELD, CONTEXT, "registers", "[J");
        out.visitVarInsn(Opcodes.ILOAD, 1);
        push(out, register);
        out.visitInsn(Opcodes.IADD);
    }

    void loadFromFile(int register) {
        fileAddress(register);
        out.visitInsn(Opcodes.LALOAD);
        out.visitVarInsn(Opcodes.LSTORE, local(register));
    }

    void saveToFile(int register) {
        fileAddress(register);
        out.visitVarInsn(Opcodes.LLOAD, local(register));
        out.visitInsn(Opcodes.LASTORE);
    }

    /** Stores the value of {@code from} into place {@code place} of the file, counted from this frame's base. */
    void storeIntoFile(int place, int from, int at) {
        fileAddress(place);
        operand(from, at);
        out.visitInsn(Opcodes.LASTORE);
    }

    /** Code that the range analysis takes for unreachable must say so when it is reached. */
    void unreachable() {
        out.visitMethodInsn(
                Opcodes.INVOKESTATIC, CONTEXT, "unreachable", "()Lorg/pageproof/checker/steps/ToolError;", false);
        out.visitInsn(Opcodes.ATHROW);
    }

    private void result(int to) {
        out.visitVarInsn(Opcodes.LSTORE, local(to));
    }

    private void context(String name, int parameters, boolean returns) {
        String descriptor = "(" + "J".repeat(parameters) + ")" + (returns ? "J" : "V");
        out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, CONTEXT, name, descriptor, false);
    }

    void write(Insn insn, int at) {
        if (insn instanceof Insn.Const i) {
            push(out, i.value());
            result(i.to());
        } else if (insn instanceof Insn.Ref i) {
            push(out, (long) i.object());
            result(i.to());
        } else if (insn instanceof Insn.Move i) {
            operand(i.from(), at);
            result(i.to());
        } else if (insn instanceof Insn.Binary i) {
            binary(i, at);
        } else if (insn instanceof Insn.Compare i) {
            operand(i.left(), at);
            operand(i.right(), at);
            out.visitInsn(Opcodes.LCMP);
            out.visitInsn(Opcodes.I2L);
            result(i.to());
        } else if (insn instanceof Insn.Unary i) {
            unary(i, at);
        } else if (insn instanceof Insn.Choose i) {
            out.visitVarInsn(Opcodes.ALOAD, 0);
            operand(i.bound(), at);
            out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, CONTEXT, "choose", "(J)I", false);
            out.visitInsn(Opcodes.I2L);
            result(i.to());
        } else if (insn instanceof Insn.Assume i) {
            Label holds = new Label();
            operand(i.condition(), at);
            out.visitInsn(Opcodes.L2I);
            out.visitJumpInsn(Opcodes.IFNE, holds);
            push(out, StepContext.DISABLED);
            out.visitInsn(Opcodes.IRETURN);
            out.visitLabel(holds);
        } else if (insn instanceof Insn.BugOn i) {
            Label holds = new Label();
            operand(i.condition(), at);
            out.visitInsn(Opcodes.L2I);
            out.visitJumpInsn(Opcodes.IFEQ, holds);
            fail(BuiltIn.BUG_ON);
            out.visitLabel(holds);
        } else if (insn instanceof Insn.Fail i) {
            fail(i.property());
        } else if (insn instanceof Insn.Access i) {
            access(i, at);
        } else {
            objects(insn, at);
        }
    }

    private void fail(BuiltIn property) {
        push(out, property.index());
        out.visitMethodInsn(
                Opcodes.INVOKESTATIC, CONTEXT, "violation", "(I)" + Type.getDescriptor(RuntimeException.class), false);
        out.visitInsn(Opcodes.ATHROW);
    }

    private void objects(Insn insn, int at) {
        out.visitVarInsn(Opcodes.ALOAD, 0);
        if (insn instanceof Insn.Load i) {
            operand(i.object(), at);
            push(out, plan.field(i.field()));
            String load = constants.isConstant(i, at) ? "constant" : "loadField";
            out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, CONTEXT, load, "(JI)J", false);
            result(i.to());
        } else if (insn instanceof Insn.Store i) {
            operand(i.object(), at);
            push(out, plan.field(i.field()));
            operand(i.from(), at);
            out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, CONTEXT, "storeField", "(JIJ)V", false);
        } else if (insn instanceof Insn.ArrayLength i) {
            operand(i.array(), at);
            context("length", 1, true);
            result(i.to());
        } else if (insn instanceof Insn.ArrayLoad i) {
            operand(i.array(), at);
            operand(i.index(), at);
            context(constants.isConstant(i, at) ? "element" : "loadElement", 2, true);
            result(i.to());
        } else if (insn instanceof Insn.ArrayStore i) {
            operand(i.array(), at);
            operand(i.index(), at);
            operand(i.from(), at);
            context("storeElement", 3, false);
        } else if (insn instanceof Insn.Cast i) {
            operand(i.object(), at);
            push(out, plan.objectSet(i.legal()));
            out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, CONTEXT, "cast", "(JI)V", false);
        } else if (insn instanceof Insn.InstanceOf i) {
            operand(i.object(), at);
            push(out, plan.objectSet(i.of()));
            out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, CONTEXT, "instanceOf", "(JI)J", false);
            result(i.to());
        } else if (insn instanceof Insn.Pure i) {
            operand(i.receiver(), at);
            i.args().forEach(a -> operand(a, at));
            String name = switch (i.kind()) {
                case PAIR_JOIN -> "pairJoin";
                case PAIR_LOW -> "pairLow";
                case PAIR_HIGH -> "pairHigh";
            };
            context(name, 1 + i.args().size(), true);
            result(i.to());
        } else {
            out.visitInsn(Opcodes.POP);
        }
    }

    private void binary(Insn.Binary i, int at) {
        boolean shift = i.op() == Insn.Op.SHL || i.op() == Insn.Op.SHR || i.op() == Insn.Op.USHR;
        boolean divides = i.op() == Insn.Op.DIV || i.op() == Insn.Op.REM;
        operand(i.left(), at);
        if (!i.wide()) {
            out.visitInsn(Opcodes.L2I);
        }
        operand(i.right(), at);
        if (divides) {
            out.visitMethodInsn(Opcodes.INVOKESTATIC, CONTEXT, "divisor", "(J)J", false);
        }
        if (!i.wide() || shift) {
            out.visitInsn(Opcodes.L2I);
        }
        int opcode = switch (i.op()) {
            case ADD -> Opcodes.IADD;
            case SUB -> Opcodes.ISUB;
            case MUL -> Opcodes.IMUL;
            case DIV -> Opcodes.IDIV;
            case REM -> Opcodes.IREM;
            case AND -> Opcodes.IAND;
            case OR -> Opcodes.IOR;
            case XOR -> Opcodes.IXOR;
            case SHL -> Opcodes.ISHL;
            case SHR -> Opcodes.ISHR;
            case USHR -> Opcodes.IUSHR;
        };
        out.visitInsn(i.wide() ? opcode + 1 : opcode);
        if (!i.wide()) {
            out.visitInsn(Opcodes.I2L);
        }
        result(i.to());
    }

    private void unary(Insn.Unary i, int at) {
        operand(i.from(), at);
        if (i.op() == Insn.Conversion.NEG_LONG) {
            out.visitInsn(Opcodes.LNEG);
        } else {
            out.visitInsn(Opcodes.L2I);
            switch (i.op()) {
                case NEG_INT -> out.visitInsn(Opcodes.INEG);
                case TO_BYTE -> out.visitInsn(Opcodes.I2B);
                case TO_SHORT -> out.visitInsn(Opcodes.I2S);
                case TO_CHAR -> out.visitInsn(Opcodes.I2C);
                default -> {}
            }
            out.visitInsn(Opcodes.I2L);
        }
        result(i.to());
    }

    private void access(Insn.Access i, int at) {
        out.visitVarInsn(Opcodes.ALOAD, 0);
        operand(i.receiver(), at);
        List<Integer> args = i.args();
        args.forEach(a -> operand(a, at));
        switch (i.kind()) {
            case LOCK -> {
                Label taken = new Label();
                out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, CONTEXT, "lock", "(J)Z", false);
                out.visitJumpInsn(Opcodes.IFNE, taken);
                push(out, StepContext.DISABLED);
                out.visitInsn(Opcodes.IRETURN);
                out.visitLabel(taken);
            }
            case WORD_WRITE -> context("wordWrite", 2, false);
            case CELL_WRITE -> context("cellWrite", 2, false);
            case UNLOCK -> context("unlock", 1, false);
            case TLB_FILL -> context("tlbFill", 3, false);
            case TLB_FLUSH -> context("tlbFlush", 3, false);
            case HALT -> context("halt", 1, false);
            case RESUME -> context("resume", 1, false);
            default -> {
                String name = switch (i.kind()) {
                    case WORD_READ -> "wordRead";
                    case WORD_CMPXCHG -> "wordCmpxchg";
                    case WORD_FETCH_ADD -> "wordFetchAdd";
                    case WORD_FETCH_AND -> "wordFetchAnd";
                    case WORD_FETCH_OR -> "wordFetchOr";
                    case WORD_EXCHANGE -> "wordExchange";
                    case WORD_TEST_AND_SET -> "wordTestAndSet";
                    case WORD_TEST_AND_CLEAR -> "wordTestAndClear";
                    case CELL_READ -> "cellRead";
                    case CELL_CMPXCHG -> "cellCmpxchg";
                    case PAIR_READ -> "pairRead";
                    case PAIR_CMPXCHG -> "pairCmpxchg";
                    case TRY_LOCK -> "tryLock";
                    default -> "tlbIsStale";
                };
                context(name, 1 + args.size(), true);
                if (i.to() >= 0) {
                    result(i.to());
                } else {
                    out.visitInsn(Opcodes.POP2);
                }
            }
        }
    }
}
