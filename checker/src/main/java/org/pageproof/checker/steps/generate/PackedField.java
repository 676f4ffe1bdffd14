package org.pageproof.checker.steps.generate;

import org.pageproof.checker.steps.ToolError;
import org.pageproof.checker.steps.program.Layout;

/** A position, a location or a flag of the packed state, with its arithmetic worked out. */
final class PackedField {
    private final int word;
    private final int shift;
    private final long mask;
    private final long low;

    PackedField(Layout.Field f) {
        word = f.word();
        shift = f.shift();
        mask = CallTables.mask(f.bits());
        low = f.range().low();
    }

    long get(long[] state, int at) {
        return (state[at + word] >>> shift & mask) + low;
    }

    void set(long[] state, long value) {
        long encoded = value - low;
        if ((encoded & ~mask) != 0) {
            throw new ToolError("the value " + value + " is outside a field of the packed state");
        }
        state[word] = state[word] & ~(mask << shift) | encoded << shift;
    }
}
