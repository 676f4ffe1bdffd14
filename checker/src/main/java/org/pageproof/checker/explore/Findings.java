package org.pageproof.checker.explore;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.Successors;

/** The first finding for each property, and which properties are still open. */
final class Findings {
    private final List<Finding> found = new ArrayList<>();
    private final Map<BuiltIn, Finding.OfStep> steps = new EnumMap<>(BuiltIn.class);
    private long open;

    Findings(int properties) {
        open = properties == Long.SIZE ? -1L : (1L << properties) - 1;
    }

    /** Mask of the monitor's properties that are not decided. */
    long open() {
        return open;
    }

    boolean reached(Goal goal) {
        return goal.endsEarly()
                && (goal.properties() & open) == 0
                && steps.keySet().containsAll(goal.builtIns());
    }

    void ofState(long decided, long state, int depth) {
        for (long rest = decided & open; rest != 0; rest &= rest - 1) {
            found.add(new Finding.OfState(Long.numberOfTrailingZeros(rest), state, depth));
        }
        open &= ~decided;
    }

    void ofTransition(long decided, long pre, int location, int cpu, long[] post, int at, int width, int steps) {
        List<Long> words = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            words.add(post[at + i]);
        }
        for (long rest = decided & open; rest != 0; rest &= rest - 1) {
            int property = Long.numberOfTrailingZeros(rest);
            found.add(new Finding.OfTransition(property, pre, location, cpu, List.copyOf(words), steps));
        }
        open &= ~decided;
    }

    /** {@code depth} is that of the state {@code pre}. Of one level a violation of the state itself is the shorter one. */
    void ofStep(BuiltIn property, long pre, int cpu, int depth) {
        int length = cpu == Successors.NO_CPU ? depth : depth + 1;
        Finding.OfStep before = steps.get(property);
        if (before == null || length < before.steps()) {
            steps.put(property, new Finding.OfStep(property, pre, cpu, length));
        }
    }

    /** Always-checked properties first, in their order; then the monitor's in the order of discovery. */
    List<Finding> all() {
        List<Finding> all = new ArrayList<>(steps.values());
        all.addAll(found);
        return all;
    }
}
