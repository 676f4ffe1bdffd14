package org.pageproof.checker.steps.analysis;

import java.util.function.IntPredicate;
import org.pageproof.checker.steps.ir.Insn.Conversion;
import org.pageproof.checker.steps.ir.Insn.Op;
import org.pageproof.checker.steps.ir.PlainField;

/** A pure expression over registers that is known to equal a register: such a register need not be stored. */
public sealed interface Value {
    record Register(int register) implements Value {}

    /** The object of the CPU that runs the operation. */
    record Self() implements Value {}

    record Constant(long value) implements Value {}

    record Computed(Op op, boolean wide, Value left, Value right) implements Value {}

    record Converted(Conversion op, Value of) implements Value {}

    /** A field that no operation writes. */
    record Field(PlainField field, Value object) implements Value {}

    /** An element of an array that no operation writes. */
    record Element(Value array, Value index) implements Value {}

    /** Whether every register in it satisfies the predicate. */
    static boolean all(Value value, IntPredicate registers) {
        if (value instanceof Register r) {
            return registers.test(r.register());
        } else if (value instanceof Computed c) {
            return all(c.left(), registers) && all(c.right(), registers);
        } else if (value instanceof Converted c) {
            return all(c.of(), registers);
        } else if (value instanceof Field f) {
            return all(f.object(), registers);
        } else if (value instanceof Element e) {
            return all(e.array(), registers) && all(e.index(), registers);
        }
        return true;
    }

    static int depth(Value value) {
        if (value instanceof Computed c) {
            return 1 + Math.max(depth(c.left()), depth(c.right()));
        } else if (value instanceof Converted c) {
            return 1 + depth(c.of());
        } else if (value instanceof Field f) {
            return 1 + depth(f.object());
        } else if (value instanceof Element e) {
            return 1 + Math.max(depth(e.array()), depth(e.index()));
        }
        return 0;
    }
}
