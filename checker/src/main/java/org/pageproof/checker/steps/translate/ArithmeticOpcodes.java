package org.pageproof.checker.steps.translate;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.pageproof.checker.steps.ir.Insn.Op;

/** The two-operand integer instructions of the JVM. */
final class ArithmeticOpcodes {
    private ArithmeticOpcodes() {}

    static @Nullable Op op(int opcode) {
        return switch (opcode) {
            case Opcodes.IADD, Opcodes.LADD -> Op.ADD;
            case Opcodes.ISUB, Opcodes.LSUB -> Op.SUB;
            case Opcodes.IMUL, Opcodes.LMUL -> Op.MUL;
            case Opcodes.IDIV, Opcodes.LDIV -> Op.DIV;
            case Opcodes.IREM, Opcodes.LREM -> Op.REM;
            case Opcodes.IAND, Opcodes.LAND -> Op.AND;
            case Opcodes.IOR, Opcodes.LOR -> Op.OR;
            case Opcodes.IXOR, Opcodes.LXOR -> Op.XOR;
            case Opcodes.ISHL, Opcodes.LSHL -> Op.SHL;
            case Opcodes.ISHR, Opcodes.LSHR -> Op.SHR;
            case Opcodes.IUSHR, Opcodes.LUSHR -> Op.USHR;
            default -> null;
        };
    }

    static boolean wide(int opcode) {
        return switch (opcode) {
            case Opcodes.LADD,
                    Opcodes.LSUB,
                    Opcodes.LMUL,
                    Opcodes.LDIV,
                    Opcodes.LREM,
                    Opcodes.LAND,
                    Opcodes.LOR,
                    Opcodes.LXOR,
                    Opcodes.LSHL,
                    Opcodes.LSHR,
                    Opcodes.LUSHR -> true;
            default -> false;
        };
    }
}
