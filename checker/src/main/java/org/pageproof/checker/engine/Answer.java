package org.pageproof.checker.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one engine answered about a scenario, to be held against what others answered.
 *
 * @param engine its name
 * @param shortest whether what it finds is reached by the fewest possible steps
 */
public record Answer(String engine, boolean shortest, EngineResult result) {
    /**
     * In what two answers about one scenario contradict each other, one sentence each; empty when both can be true.
     *
     * <p>Two engines that visited everything must have seen the same number of states and transitions, and have decided the same
     * properties, those left out that one of them cannot judge. What an engine found before it had to stop must be found by
     * one that visited everything, and must not have been excluded by another. The fewest possible steps are the same for all.
     */
    public List<String> contradicts(Answer other) {
        List<String> all = new ArrayList<>();
        if (result.exhaustive() && other.result.exhaustive()) {
            differ("states", result.states(), other, other.result.states()).ifPresent(all::add);
            differ("transitions", result.transitions(), other, other.result.transitions())
                    .ifPresent(all::add);
        }
        Set<String> names = new TreeSet<>(result.foundNames());
        names.addAll(other.result.foundNames());
        for (String name : names) {
            Optional<String> wrong = missing(name, other).or(() -> other.missing(name, this));
            wrong.or(() -> lengths(name, other)).ifPresent(all::add);
        }
        return all;
    }

    private Optional<String> differ(String what, long mine, Answer other, long others) {
        return mine < 0 || others < 0 || mine == others
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT, "%s counts %,d %s, %s %,d", engine, mine, what, other.engine, others));
    }

    /** This engine has found something that the other should have found and has not. */
    private Optional<String> missing(String name, Answer other) {
        boolean missing = result.found(name).isPresent()
                && other.result.found(name).isEmpty()
                && (other.result.exhaustive() || other.excludes(name, steps(name)))
                && !other.result.notJudged().containsKey(name);
        return missing
                ? Optional.of(engine + " finds " + name + " decided" + after(name) + ", " + other.engine + " does not")
                : Optional.empty();
    }

    /** Whether this engine has shown that no run of so many steps decides the property; -1 when their number is not known. */
    private boolean excludes(String name, int steps) {
        int cleared = result.cleared().getOrDefault(name, -1);
        return cleared == Integer.MAX_VALUE || (steps >= 0 && steps <= cleared);
    }

    private Optional<String> lengths(String name, Answer other) {
        int mine = steps(name);
        int others = other.steps(name);
        boolean comparable = mine >= 0 && others >= 0;
        boolean wrong = comparable
                && ((shortest && other.shortest && mine != others)
                        || (shortest && others < mine)
                        || (other.shortest && mine < others));
        return wrong
                ? Optional.of(
                        engine + " finds " + name + " decided" + after(name) + ", " + other.engine + other.after(name))
                : Optional.empty();
    }

    private String after(String name) {
        int steps = steps(name);
        return steps < 0 ? "" : " after " + steps + (steps == 1 ? " step" : " steps");
    }

    /** The length of what was found for a property; -1 when nothing was, or the steps were not kept. */
    public int steps(String name) {
        return result.found(name)
                .map(EngineResult.Found::schedule)
                .map(s -> s.moves().size())
                .orElse(-1);
    }
}
