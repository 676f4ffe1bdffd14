package org.pageproof.spec.schema;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Whole numbers. In specs they are mathematical and never wrap.
 *
 * @param min the least value that the model can store there; null when it is not known
 * @param max the greatest value that the model can store there; null when it is not known
 */
public record IntType(@Nullable BigInteger min, @Nullable BigInteger max) implements ValueType {
    /** Any whole number. */
    public static final IntType ANY = new IntType(null, null);

    /** The numbers {@code min .. max}. */
    public static IntType of(long min, long max) {
        return new IntType(BigInteger.valueOf(min), BigInteger.valueOf(max));
    }

    /** The numbers of an unsigned word of {@code bits} bits. */
    public static IntType ofBits(int bits) {
        return new IntType(BigInteger.ZERO, BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
    }

    /** Whether a number can be stored there, as far as that is known. */
    public boolean contains(BigInteger n) {
        return (min == null || min.compareTo(n) <= 0) && (max == null || n.compareTo(max) <= 0);
    }

    @Override
    public String described() {
        return "a number";
    }
}
