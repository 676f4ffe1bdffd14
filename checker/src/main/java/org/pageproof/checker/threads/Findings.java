package org.pageproof.checker.threads;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.engine.EngineResult;
import org.pageproof.checker.engine.Move;
import org.pageproof.checker.engine.Schedule;
import org.pageproof.checker.live.Instance;
import org.pageproof.checker.live.Judge;
import org.pageproof.checker.live.LiveFunction;
import org.pageproof.checker.live.LiveMonitor;
import org.pageproof.checker.live.LiveMove;
import org.pageproof.checker.live.LiveStart;
import org.pageproof.checker.live.LiveState;
import org.pageproof.checker.live.LiveStep;
import org.pageproof.checker.live.NoValue;
import org.pageproof.spec.scenario.ResolvedScenario;
import org.pageproof.spec.typed.Moment;
import org.pageproof.spec.typed.Property;

/** What a search finds for each property: the first schedule, which in a breadth-first search is a shortest one. */
final class Findings implements LiveMonitor {
    private final ResolvedScenario scenario;
    private final List<Property> open;
    private final Map<String, Schedule> found = new LinkedHashMap<>();
    private final Map<String, String> notJudged = new LinkedHashMap<>();
    private @Nullable Instance instance;
    private @Nullable Judge judge;

    Findings(ResolvedScenario scenario, List<Property> claims) {
        this.scenario = scenario;
        this.open = new ArrayList<>(claims);
    }

    /** Judges this instance of the model. */
    void look(Instance model) {
        instance = model;
        judge = Judge.of(scenario, model.shape());
    }

    @Override
    public boolean wantsCalls(LiveFunction function) {
        return open.stream()
                .anyMatch(p ->
                        p.moment() instanceof Moment.OnCall c && c.function().equals(function.name()));
    }

    @Override
    public void state(LiveState state, Trail trail) {
        Judge j = Objects.requireNonNull(judge);
        boolean first = trail.isStart();
        decide(trail, p -> first ? j.decidesFirst(p, state) : j.decides(p, state));
    }

    @Override
    public void step(LiveStep step, Trail trail) {
        Judge j = Objects.requireNonNull(judge);
        decide(trail, p -> j.decides(p, step));
    }

    private void decide(Trail trail, Predicate<Property> decides) {
        open.removeIf(p -> {
            try {
                if (!decides.test(p)) {
                    return false;
                }
                found.put(p.name(), schedule(trail.start(), trail.moves()));
            } catch (NoValue e) {
                notJudged.put(p.name(), "it has no value: " + e.getMessage());
            }
            return true;
        });
    }

    /** Adds a violation of a property that is always checked. */
    void add(Violation v) {
        found.putIfAbsent(v.property(), schedule(v.start(), v.moves()));
    }

    private Schedule schedule(int start, List<LiveMove> moves) {
        List<Move> all = new ArrayList<>();
        for (LiveMove m : moves) {
            LiveStart s = m.start();
            all.add(new Move(
                    m.cpu(), s == null ? "" : s.operation(), s == null ? List.of() : arguments(s), m.outcomes()));
        }
        return new Schedule(start, all);
    }

    private List<Move.Argument> arguments(LiveStart start) {
        Instance model = Objects.requireNonNull(instance);
        return start.arguments().stream()
                .filter(a -> a.kind() != LiveStart.Kind.SELF)
                .map(a -> new Move.Argument(a.name(), model.shown(a)))
                .toList();
    }

    List<EngineResult.Found> all() {
        List<EngineResult.Found> all = new ArrayList<>();
        found.forEach((name, schedule) -> all.add(new EngineResult.Found(name, schedule)));
        return all;
    }

    Map<String, String> notJudged() {
        return Map.copyOf(notJudged);
    }
}
