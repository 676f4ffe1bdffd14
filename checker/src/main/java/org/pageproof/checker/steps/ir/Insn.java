package org.pageproof.checker.steps.ir;

import java.util.List;
import org.pageproof.checker.steps.BuiltIn;

/**
 * One instruction. Registers hold longs: an int sign-extended, a boolean as 0 or 1, a reference as the id of an object of
 * the world (0 is null). Targets are indices into the code of the same method.
 */
public sealed interface Insn {
    record Const(int to, long value) implements Insn {}

    /** A reference to a known object; 0 is null. */
    record Ref(int to, int object) implements Insn {}

    record Move(int to, int from) implements Insn {}

    /** Java's arithmetic: {@code wide} on longs, otherwise on ints with the result sign-extended. */
    record Binary(Op op, boolean wide, int to, int left, int right) implements Insn {}

    /** -1, 0 or 1, as {@code lcmp}. */
    record Compare(int to, int left, int right) implements Insn {}

    record Unary(Conversion op, int to, int from) implements Insn {}

    record Jump(int target) implements Insn {}

    /** Jumps when {@code left <cond> right} holds; a {@code right} of -1 means zero. */
    record Branch(Cond cond, int left, int right, int target) implements Insn {}

    record Switch(int on, List<Integer> keys, List<Integer> targets, int otherwise) implements Insn {}

    /**
     * Calls a method of the model; {@code to} is -1 for void. {@code site} is dense over the whole program. A virtual call
     * looks {@code args[0]} up in {@code targets}; a direct one has {@code targets.direct()}. With {@code instance} a
     * receiver of null violates no_exception.
     */
    record Call(int to, int site, boolean instance, Targets targets, List<Integer> args) implements Insn {}

    /**
     * {@code from} is -1 for void.
     *
     * @param kept registers that something outside the program reads when the call ends
     */
    record Return(int from, List<Integer> kept) implements Insn {
        public Return(int from) {
            this(from, List.of());
        }
    }

    /** Reads a plain field or throws on null. */
    record Load(int to, int object, PlainField field) implements Insn {}

    record Store(int object, PlainField field, int from) implements Insn {}

    record ArrayLength(int to, int array) implements Insn {}

    record ArrayLoad(int to, int array, int index) implements Insn {}

    record ArrayStore(int array, int index, int from) implements Insn {}

    /** Fails with no_exception unless the object is null or one of {@code legal}. */
    record Cast(int object, ObjectSet legal) implements Insn {}

    record InstanceOf(int to, int object, ObjectSet of) implements Insn {}

    /** A pure function of the machine package on a receiver's constants, such as {@code WordPair.join}. */
    record Pure(PureKind kind, int to, int receiver, List<Integer> args) implements Insn {}

    /** The shared access. {@code to} is -1 when the result is void. Static ones (halt, resume) have their CPU as receiver. */
    record Access(AccessKind kind, int to, int receiver, List<Integer> args) implements Insn {}

    /** Any of 0 .. bound - 1; a bound below 1 violates no_exception. */
    record Choose(int to, int bound) implements Insn {}

    record Assume(int condition) implements Insn {}

    /** Violates bug_on where the condition is not 0. */
    record BugOn(int condition, String message) implements Insn {}

    /** Always a violation: a throw statement, or code that cannot be reached on legal paths. */
    record Fail(BuiltIn property, String message) implements Insn {}

    /** A barrier, or a Java instruction without effect here. */
    record Nothing() implements Insn {}

    enum Op {
        ADD,
        SUB,
        MUL,
        DIV,
        REM,
        AND,
        OR,
        XOR,
        SHL,
        SHR,
        USHR
    }

    enum Conversion {
        NEG_INT,
        NEG_LONG,
        TO_INT,
        TO_BYTE,
        TO_SHORT,
        TO_CHAR
    }

    enum Cond {
        EQ,
        NE,
        LT,
        GE,
        GT,
        LE
    }

    enum PureKind {
        PAIR_JOIN,
        PAIR_LOW,
        PAIR_HIGH
    }
}
