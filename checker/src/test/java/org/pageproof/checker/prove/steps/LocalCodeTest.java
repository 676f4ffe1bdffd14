package org.pageproof.checker.prove.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.pageproof.checker.prove.term.Evaluation;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;
import org.pageproof.checker.steps.ir.Insn;

/** The arithmetic of terms is Java's, also where both operands are constants and everything is folded. */
class LocalCodeTest {
    private static final List<Long> EDGES = List.of(
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            (long) Integer.MIN_VALUE,
            (long) Integer.MAX_VALUE,
            -1L,
            0L,
            1L,
            31L,
            32L,
            33L,
            63L,
            64L,
            65L,
            0xffff_ffffL,
            1L << 32,
            -65L);

    @Property(tries = 500)
    void randomOperands(@ForAll long a, @ForAll long b) {
        all(a, b);
        all(a, b & 127);
    }

    @Example
    void edges() {
        for (long a : EDGES) {
            for (long b : EDGES) {
                all(a, b);
            }
        }
    }

    private static void all(long a, long b) {
        for (Insn.Op op : Insn.Op.values()) {
            boolean divides = op == Insn.Op.DIV || op == Insn.Op.REM;
            if (!divides || b != 0) {
                agree(op, true, a, b, ofLongs(op, a, b));
            }
            int x = (int) a;
            int y = (int) b;
            if (!divides || y != 0) {
                agree(op, false, x, y, ofInts(op, x, y));
            }
        }
        for (Insn.Conversion c : Insn.Conversion.values()) {
            int narrow = (int) a;
            long of = c == Insn.Conversion.NEG_LONG || c == Insn.Conversion.TO_INT ? a : narrow;
            TermBuilder terms = new TermBuilder();
            Term variable = terms.variable("x", 64);
            assertEquals(converted(c, of), value(LocalCode.convert(terms, c, variable), of, 0), c + " of " + of);
            Term constant = LocalCode.convert(terms, c, terms.constant(of, 64));
            assertEquals(converted(c, of), constant.signedValue(), c + " of the constant " + of);
        }
    }

    private static void agree(Insn.Op op, boolean wide, long a, long b, long expected) {
        TermBuilder terms = new TermBuilder();
        Term x = terms.variable("x", 64);
        Term y = terms.variable("y", 64);
        String what = op + (wide ? " of longs " : " of ints ") + a + ", " + b;
        assertEquals(expected, value(LocalCode.compute(terms, op, wide, x, y), a, b), what);
        Term half = LocalCode.compute(terms, op, wide, x, terms.constant(b, 64));
        assertEquals(expected, value(half, a, b), what + ", the second a constant");
        Term both = LocalCode.compute(terms, op, wide, terms.constant(a, 64), terms.constant(b, 64));
        assertEquals(expected, both.signedValue(), what + ", both constants");
    }

    private static long value(Term term, long x, long y) {
        BigInteger mask = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
        return new Evaluation(
                        v -> BigInteger.valueOf(v.name().equals("x") ? x : y).and(mask))
                .signed(term);
    }

    private static long ofLongs(Insn.Op op, long a, long b) {
        return switch (op) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
            case REM -> a % b;
            case AND -> a & b;
            case OR -> a | b;
            case XOR -> a ^ b;
            case SHL -> a << b;
            case SHR -> a >> b;
            case USHR -> a >>> b;
        };
    }

    private static int ofInts(Insn.Op op, int a, int b) {
        return switch (op) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
            case REM -> a % b;
            case AND -> a & b;
            case OR -> a | b;
            case XOR -> a ^ b;
            case SHL -> a << b;
            case SHR -> a >> b;
            case USHR -> a >>> b;
        };
    }

    private static long converted(Insn.Conversion c, long a) {
        return switch (c) {
            case NEG_INT -> -(int) a;
            case NEG_LONG -> -a;
            case TO_INT -> (int) a;
            case TO_BYTE -> (byte) a;
            case TO_SHORT -> (short) a;
            case TO_CHAR -> (char) a;
        };
    }
}
