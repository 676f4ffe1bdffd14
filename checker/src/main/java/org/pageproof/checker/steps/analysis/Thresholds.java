package org.pageproof.checker.steps.analysis;

import java.util.List;
import java.util.TreeSet;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.ir.MethodCode;

/** The values at which a growing range stops for a moment: constants of the program, widths of words, Java's bounds. */
final class Thresholds {
    private final TreeSet<Long> stops = new TreeSet<>();

    Thresholds(List<MethodCode> methods, int worldSize) {
        stops.addAll(List.of(
                Long.MIN_VALUE, (long) Integer.MIN_VALUE, -1L, 0L, 1L, (long) Integer.MAX_VALUE, Long.MAX_VALUE));
        stops.add((long) worldSize);
        for (int bits = 1; bits < 63; bits++) {
            stops.add((1L << bits) - 1);
        }
        for (MethodCode m : methods) {
            for (Insn i : m.code()) {
                if (i instanceof Insn.Const c) {
                    stops.add(c.value());
                    stops.add(c.value() - 1);
                    stops.add(c.value() + 1);
                }
            }
        }
    }

    void add(long value) {
        stops.add(value);
        stops.add(value - 1);
        stops.add(value + 1);
    }

    /** The old range, each bound that moved pushed on to the next stop. */
    Range widen(Range old, Range grown) {
        if (old.isEmpty() || grown.isEmpty()) {
            return grown;
        }
        long low = grown.low() < old.low() ? stops.floor(grown.low()) : grown.low();
        long high = grown.high() > old.high() ? stops.ceiling(grown.high()) : grown.high();
        return new Range(low, high, grown.nullable());
    }
}
