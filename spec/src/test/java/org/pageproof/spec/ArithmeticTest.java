package org.pageproof.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.pageproof.spec.typed.Arithmetic;
import org.pageproof.spec.typed.BinaryOp;

/** The operators on numbers. */
class ArithmeticTest {
    private static BigInteger apply(BinaryOp op, long a, long b) {
        return Arithmetic.apply(op, BigInteger.valueOf(a), BigInteger.valueOf(b));
    }

    @Property
    void quotientAndRemainderMakeUpTheNumber(@ForAll long a, @ForAll long b) {
        Assume.that(b != 0);
        BigInteger q = apply(BinaryOp.DIVIDE, a, b);
        BigInteger r = apply(BinaryOp.REMAINDER, a, b);
        assertEquals(BigInteger.valueOf(a), q.multiply(BigInteger.valueOf(b)).add(r));
        assertTrue(r.signum() >= 0 && r.compareTo(BigInteger.valueOf(b).abs()) < 0);
    }

    @Property
    void javaAgreesWhereNothingIsNegativeAndNothingWraps(
            @ForAll @IntRange(max = 1_000_000) int a, @ForAll @IntRange(min = 1, max = 20) int b) {
        assertEquals((long) a / b, apply(BinaryOp.DIVIDE, a, b).longValue());
        assertEquals((long) a % b, apply(BinaryOp.REMAINDER, a, b).longValue());
        assertEquals((long) a << b, apply(BinaryOp.SHIFT_LEFT, a, b).longValue());
        assertEquals((long) a >> b, apply(BinaryOp.SHIFT_RIGHT, a, b).longValue());
        assertEquals((long) a ^ b, apply(BinaryOp.BIT_XOR, a, b).longValue());
    }

    @Test
    void whatHasNoValueIsSaid() {
        assertUndefined("division by zero", BinaryOp.DIVIDE, 1, 0);
        assertUndefined("division by zero", BinaryOp.REMAINDER, 1, 0);
        assertUndefined("the exponent -1 is negative", BinaryOp.POWER, 2, -1);
        assertUndefined("the exponent 4097 is above 4096", BinaryOp.POWER, 1, 4097);
        assertUndefined("the exponent " + (1L << 40) + " is above 4096", BinaryOp.POWER, 1, 1L << 40);
        assertUndefined("the shift distance -1 is negative", BinaryOp.SHIFT_LEFT, 1, -1);
        assertUndefined("the shift distance 5000 is above 4096", BinaryOp.SHIFT_RIGHT, 1, 5000);
        BigInteger large = BigInteger.ONE.shiftLeft(200_000);
        for (BinaryOp op : new BinaryOp[] {BinaryOp.MULTIPLY, BinaryOp.POWER, BinaryOp.SHIFT_LEFT}) {
            BigInteger b = op == BinaryOp.MULTIPLY ? large : BigInteger.valueOf(4096);
            BigInteger a = op == BinaryOp.SHIFT_LEFT ? large.shiftLeft(60_000) : large;
            assertThrows(Arithmetic.Undefined.class, () -> Arithmetic.apply(op, a, b), op.symbol());
        }
    }

    private static void assertUndefined(String message, BinaryOp op, long a, long b) {
        assertEquals(
                message,
                assertThrows(Arithmetic.Undefined.class, () -> apply(op, a, b)).getMessage());
    }
}
