package org.pageproof.checker.steps.program;

import java.util.ArrayList;
import java.util.List;
import org.pageproof.checker.steps.Meaning;
import org.pageproof.checker.steps.world.World;

/** Shows values as specs write them. */
final class Values {
    private Values() {}

    static String show(World world, Meaning meaning, long value) {
        if (meaning instanceof Meaning.Bool) {
            return value == 0 ? "false" : "true";
        } else if (meaning instanceof Meaning.Reference) {
            return world.path((int) value);
        } else if (meaning instanceof Meaning.Enumeration e) {
            return value < e.constants().size() ? e.constants().get((int) value) : Long.toString(value);
        } else if (meaning instanceof Meaning.Index i) {
            return value == 0 ? "none" : i.array() + "[" + (value - 1) + "]";
        } else if (meaning instanceof Meaning.Lock l) {
            return lock(l, value);
        } else if (meaning instanceof Meaning.Bits b) {
            return bits(world, b, value);
        }
        return Long.toString(value);
    }

    private static String lock(Meaning.Lock lock, long value) {
        if (value == 0) {
            return "free";
        }
        long depth = (value - 1) / lock.cpus() + 1;
        String holder = "cpu" + (value - 1) % lock.cpus();
        return depth == 1 ? holder : holder + " x" + depth;
    }

    /** Numbers, and whatever else is not zero: {@code {count 1, allocated}}. */
    private static String bits(World world, Meaning.Bits bits, long value) {
        List<String> parts = new ArrayList<>();
        for (Meaning.Field f : bits.fields()) {
            long v = f.of(value);
            if (f.meaning() instanceof Meaning.Bool) {
                if (v != 0) {
                    parts.add(f.name());
                }
            } else {
                parts.add(f.name() + " " + show(world, f.meaning(), v));
            }
        }
        return "{" + String.join(", ", parts) + "}";
    }
}
