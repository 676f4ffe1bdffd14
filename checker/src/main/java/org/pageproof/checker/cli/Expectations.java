package org.pageproof.checker.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.report.Expected;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.spec.scenario.ResolvedExpectation;
import org.pageproof.spec.scenario.ResolvedScenario;

/**
 * What a scenario expects of each property. Without any {@code expect}, and with {@code expect holds}, every property holds
 * and every cover is reached, as far as an engine can tell; {@code expect violation of P} alone says nothing about the others.
 */
final class Expectations {
    private final Map<String, Expected> named = new LinkedHashMap<>();
    private final boolean others;
    private final ResolvedScenario scenario;

    Expectations(ResolvedScenario scenario) {
        this.scenario = scenario;
        boolean all = scenario.expectations().isEmpty();
        for (ResolvedExpectation e : scenario.expectations()) {
            if (e instanceof ResolvedExpectation.Violation v) {
                Integer steps = v.steps() == 0 ? null : v.steps();
                named.put(v.property(), new Expected(Expected.Kind.VIOLATION, steps, true));
            } else if (e instanceof ResolvedExpectation.Reached r) {
                Expected.Kind kind = r.reached() ? Expected.Kind.REACHED : Expected.Kind.NOT_REACHED;
                named.put(r.property(), new Expected(kind, null, true));
            } else if (e instanceof ResolvedExpectation.Holds h) {
                if (h.properties() == null) {
                    all = true;
                } else {
                    h.properties().forEach(p -> named.put(p, new Expected(Expected.Kind.HOLDS, null, true)));
                }
            }
        }
        others = all;
    }

    /** The most steps that an expected counterexample has; 0 when no number is given. */
    int longest() {
        int most = 0;
        for (Expected e : named.values()) {
            Integer steps = e.steps();
            most = Math.max(most, steps == null ? 0 : steps);
        }
        return most;
    }

    /**
     * Whether no proof for any number of CPUs tells: what is reached, and whether CPUs get stuck. Who wants to know all the same
     * names it after {@code check}.
     */
    private boolean isLeftToSearches(String property, boolean cover) {
        List<String> checks = scenario.declared().checks();
        return scenario.anyCpus()
                && (cover || property.equals(BuiltIn.NO_DEADLOCK.specName()))
                && (checks == null || !checks.contains(property));
    }

    /** What is expected, or null for nothing. */
    @Nullable
    Expected of(String property, boolean cover) {
        Expected own = named.get(property);
        if (own != null || !others || isLeftToSearches(property, cover)) {
            return own;
        }
        return new Expected(cover ? Expected.Kind.REACHED : Expected.Kind.HOLDS, null, false);
    }
}
