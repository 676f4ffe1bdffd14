package org.pageproof.checker.threads;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.engine.EngineResult;
import org.pageproof.checker.engine.LiveFindings;
import org.pageproof.checker.engine.Schedule;
import org.pageproof.checker.live.Instance;
import org.pageproof.checker.live.Judge;
import org.pageproof.checker.live.LiveFunction;
import org.pageproof.checker.live.LiveMonitor;
import org.pageproof.checker.live.LiveState;
import org.pageproof.checker.live.LiveStep;
import org.pageproof.spec.scenario.ResolvedScenario;
import org.pageproof.spec.typed.Property;

/** What a search finds for each property: the first schedule, which in a breadth-first search is a shortest one. */
final class Findings implements LiveMonitor {
    private final ResolvedScenario scenario;
    private final LiveFindings findings;
    private @Nullable Instance instance;
    private @Nullable Judge judge;

    Findings(ResolvedScenario scenario, List<Property> claims) {
        this.scenario = scenario;
        this.findings =
                new LiveFindings(claims, a -> Objects.requireNonNull(instance).shown(a));
    }

    /** Judges this instance of the model. */
    void look(Instance model) {
        instance = model;
        judge = Judge.of(scenario, model.shape());
    }

    @Override
    public boolean wantsCalls(LiveFunction function) {
        return findings.wantsCalls(function.name());
    }

    @Override
    public void state(LiveState state, Trail trail) {
        Judge j = Objects.requireNonNull(judge);
        boolean first = trail.isStart();
        findings.decide(p -> first ? j.decidesFirst(p, state) : j.decides(p, state), () -> schedule(trail));
    }

    @Override
    public void step(LiveStep step, Trail trail) {
        Judge j = Objects.requireNonNull(judge);
        findings.decide(p -> j.decides(p, step), () -> schedule(trail));
    }

    private Schedule schedule(Trail trail) {
        return findings.schedule(trail.start(), trail.moves());
    }

    /** Adds a violation of a property that is always checked. */
    void add(Violation v) {
        findings.add(v.property(), () -> findings.schedule(v.start(), v.moves()));
    }

    List<EngineResult.Found> all() {
        return findings.all();
    }

    Map<String, String> notJudged() {
        return findings.notJudged();
    }
}
