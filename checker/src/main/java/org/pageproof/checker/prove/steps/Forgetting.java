package org.pageproof.checker.prove.steps;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pageproof.checker.steps.program.StepProgram;

/**
 * What is forgotten of a CPU's own slots whenever it comes to rest, because they have too many values together: each is anything then.
 * A state of which something is forgotten stands for all states that differ from it in that alone, so none is lost. The elements of an
 * array are forgotten together.
 */
final class Forgetting {
    private final List<String> arrays;
    private final Set<String> forgotten;

    /**
     * Nothing is forgotten.
     *
     * @param owned the slots of the CPU, in the order of {@link OwnState#slots}
     */
    Forgetting(StepProgram program, List<Integer> owned) {
        this(
                owned.stream()
                        .map(s -> program.slots().get(s).path().replaceFirst("\\[\\d+\\]$", ""))
                        .toList(),
                Set.of());
    }

    private Forgetting(List<String> arrays, Set<String> forgotten) {
        this.arrays = arrays;
        this.forgotten = forgotten;
    }

    /** What is left at rest of what a CPU has in its slots. */
    List<Optional<Long>> atRest(List<Optional<Long>> slots) {
        List<Optional<Long>> left = new ArrayList<>(slots);
        for (int i = 0; i < left.size(); i++) {
            if (forgotten.contains(arrays.get(i))) {
                left.set(i, Optional.empty());
            }
        }
        return left;
    }

    /** Whether states at rest differ in something that can be forgotten. */
    boolean isPossible(Set<OwnState> states) {
        return !values(states).isEmpty();
    }

    /** More is forgotten, the arrays with most values first, until few of the states are left. */
    Forgetting more(Set<OwnState> states, int few) {
        Set<String> all = new HashSet<>(forgotten);
        Map<String, Set<List<Optional<Long>>>> values = values(states);
        while (!values.isEmpty() && left(states, all) > few) {
            String most = values.entrySet().stream()
                    .max(Comparator.comparingInt(e -> e.getValue().size()))
                    .orElseThrow()
                    .getKey();
            values.remove(most);
            all.add(most);
        }
        return new Forgetting(arrays, Set.copyOf(all));
    }

    private int left(Set<OwnState> states, Set<String> without) {
        Forgetting forgetting = new Forgetting(arrays, without);
        Set<List<Object>> left = new HashSet<>();
        for (OwnState s : states) {
            left.add(List.of(forgetting.atRest(s.slots()), s.depths(), s.shares()));
        }
        return left.size();
    }

    /** By array, what states have in it, where they differ. */
    private Map<String, Set<List<Optional<Long>>>> values(Set<OwnState> states) {
        Map<String, Set<List<Optional<Long>>>> values = new LinkedHashMap<>();
        for (String array : new LinkedHashSet<>(arrays)) {
            Set<List<Optional<Long>>> of = new HashSet<>();
            for (OwnState s : states) {
                List<Optional<Long>> row = new ArrayList<>();
                for (int i = 0; i < arrays.size(); i++) {
                    if (arrays.get(i).equals(array)) {
                        row.add(s.slots().get(i));
                    }
                }
                of.add(row);
            }
            if (of.size() > 1) {
                values.put(array, of);
            }
        }
        return values;
    }
}
