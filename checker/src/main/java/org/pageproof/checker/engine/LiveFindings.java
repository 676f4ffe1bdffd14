package org.pageproof.checker.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.pageproof.checker.live.LiveMove;
import org.pageproof.checker.live.LiveStart;
import org.pageproof.checker.live.NoValue;
import org.pageproof.spec.typed.Moment;
import org.pageproof.spec.typed.Property;

/** What an engine that runs the model itself finds for each property: the first schedule that decides it. */
public final class LiveFindings {
    private final List<Property> open;
    private final Function<LiveStart.Argument, String> shown;
    private final Map<String, Schedule> found = new LinkedHashMap<>();
    private final Map<String, String> notJudged = new LinkedHashMap<>();

    /**
     * Nothing is found so far.
     *
     * @param claims the properties to decide
     * @param shown how traces show an argument of an operation
     */
    public LiveFindings(List<Property> claims, Function<LiveStart.Argument, String> shown) {
        this.open = new ArrayList<>(claims);
        this.shown = shown;
    }

    /** Whether an open claim speaks of calls of such a function. */
    public boolean wantsCalls(String function) {
        return open.stream()
                .anyMatch(p ->
                        p.moment() instanceof Moment.OnCall c && c.function().equals(function));
    }

    /**
     * Asks about each open property whether a state or step decides it. One that has no value there is not judged any more.
     *
     * @param how to come there
     */
    public void decide(Predicate<Property> decides, Supplier<Schedule> how) {
        open.removeIf(p -> {
            try {
                if (!decides.test(p)) {
                    return false;
                }
                found.put(p.name(), how.get());
            } catch (NoValue e) {
                notJudged.put(p.name(), "it has no value: " + e.getMessage());
            }
            return true;
        });
    }

    /** A violation of a property that is always checked. */
    public void add(String property, Supplier<Schedule> how) {
        found.computeIfAbsent(property, p -> how.get());
    }

    /** Moves as schedules have them. */
    public Schedule schedule(int start, List<LiveMove> moves) {
        return new Schedule(start, moves.stream().map(this::move).toList());
    }

    /** A move as schedules have it. */
    public Move move(LiveMove m) {
        LiveStart s = m.start();
        return new Move(m.cpu(), s == null ? "" : s.operation(), s == null ? List.of() : arguments(s), m.outcomes());
    }

    private List<Move.Argument> arguments(LiveStart start) {
        return start.arguments().stream()
                .filter(a -> a.kind() != LiveStart.Kind.SELF)
                .map(a -> new Move.Argument(a.name(), shown.apply(a)))
                .toList();
    }

    /** What was found, in the order in which it was. */
    public List<EngineResult.Found> all() {
        List<EngineResult.Found> all = new ArrayList<>();
        found.forEach((name, schedule) -> all.add(new EngineResult.Found(name, schedule)));
        return all;
    }

    /** Names of the properties that are not judged, with the reason. */
    public Map<String, String> notJudged() {
        return Map.copyOf(notJudged);
    }
}
