package org.pageproof.checker.prove.term;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What tells terms apart. Terms are looked up all the time, so that it knows its hash code. */
final class TermKey {
    private final Op op;
    private final int width;
    private final List<Term> operands;
    private final String name;
    private final int low;
    private final @Nullable BigInteger value;
    private final int hash;

    /** @param operands terms of one builder: those that are equal are identical */
    TermKey(Op op, int width, List<Term> operands, String name, int low, @Nullable BigInteger value) {
        this.op = op;
        this.width = width;
        this.operands = List.copyOf(operands);
        this.name = name;
        this.low = low;
        this.value = value;
        int code = (op.hashCode() * 31 + width) * 31 + low;
        for (Term t : operands) {
            code = code * 31 + t.id();
        }
        this.hash = (code * 31 + name.hashCode()) * 31 + Objects.hashCode(value);
    }

    List<Term> operands() {
        return operands;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TermKey k
                && hash == k.hash
                && op == k.op
                && width == k.width
                && low == k.low
                && operands.equals(k.operands)
                && name.equals(k.name)
                && Objects.equals(value, k.value);
    }
}
