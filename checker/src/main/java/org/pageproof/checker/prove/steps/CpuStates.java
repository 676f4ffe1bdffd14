package org.pageproof.checker.prove.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The own states of one CPU of a class, those that were found for the class.
 *
 * @param cpu the CPU
 * @param like the CPU of its class whose states were found
 * @param byLocation where it can be, with its states there
 * @param owned its slots, in the order of {@link OwnState#slots}; -1 for what never changes
 * @param locks in the order of {@link OwnState#depths}
 * @param counters in the order of {@link OwnState#shares}
 */
public record CpuStates(
        int cpu,
        int like,
        Map<Integer, Set<OwnState>> byLocation,
        List<Integer> owned,
        List<Integer> locks,
        List<Integer> counters) {
    /** Copies the lists. */
    public CpuStates {
        byLocation = Map.copyOf(byLocation);
        owned = List.copyOf(owned);
        locks = List.copyOf(locks);
        counters = List.copyOf(counters);
    }

    /** The first of the registers that have the same value, for each of them, in whatever state the CPU is at a location that it comes to. */
    List<Integer> same(int location) {
        List<OwnState> all = List.copyOf(byLocation.getOrDefault(location, Set.of()));
        List<Integer> same = new ArrayList<>();
        for (int r = 0; !all.isEmpty() && r < all.get(0).same().size(); r++) {
            int first = 0;
            while (!isSame(all, first, r)) {
                first++;
            }
            same.add(first);
        }
        return same;
    }

    private static boolean isSame(List<OwnState> all, int one, int other) {
        return all.stream()
                .allMatch(s -> s.same().get(one).equals(s.same().get(other))
                        && s.registers().get(one).equals(s.registers().get(other)));
    }
}
