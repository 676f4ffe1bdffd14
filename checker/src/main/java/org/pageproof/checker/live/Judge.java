package org.pageproof.checker.live;

import java.util.List;
import org.pageproof.spec.scenario.ResolvedScenario;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.Lifecycle;
import org.pageproof.spec.typed.Moment;
import org.pageproof.spec.typed.Property;
import org.pageproof.spec.typed.Variable;

/**
 * Says of states, steps and calls of a running model whether they decide a property: violate a claim, or reach a cover. It
 * evaluates the typed claims as they stand and shares nothing with what unrolls, folds and compiles them for a search.
 *
 * <p>Every method throws {@link NoValue} where the property has no value.
 */
public final class Judge {
    private final ResolvedScenario scenario;
    private final Paths paths;

    private Judge(ResolvedScenario scenario, Shape shape) {
        this.scenario = scenario;
        this.paths = new Paths(scenario.spec().schema(), shape);
    }

    /**
     * A judge of the properties of a scenario's spec.
     *
     * @param shape what the objects of the model are
     */
    public static Judge of(ResolvedScenario scenario, Shape shape) {
        return new Judge(scenario, shape);
    }

    /** The properties that the scenario checks, in the order of the spec. */
    public static List<Property> checked(ResolvedScenario scenario) {
        List<String> checks = scenario.declared().checks();
        return scenario.spec().properties().stream()
                .filter(p -> checks == null || checks.contains(p.name()))
                .toList();
    }

    /** Whether a state decides a claim about states; never one about steps or calls. */
    public boolean decides(Property p, LiveState state) {
        boolean asked = !p.ofStep()
                && (p.moment() instanceof Moment.Always || (p.moment() instanceof Moment.AtRestOnly && state.atRest()));
        return asked && decides(p, Scene.of(state), Names.NONE);
    }

    /** Whether a state to start in decides a property: as any state does, or because a lifecycle does not begin there. */
    public boolean decidesFirst(Property p, LiveState state) {
        Lifecycle l = p.lifecycle();
        Expr start = l == null ? null : l.start();
        return start == null
                ? decides(p, state)
                : !new Meaning(scenario, paths, Scene.of(state)).truth(start, Names.NONE, false);
    }

    /** Whether a step decides a claim about steps, or one about the calls that it begins and ends. */
    public boolean decides(Property p, LiveStep step) {
        if (p.moment() instanceof Moment.OnCall of) {
            return step.calls().stream()
                    .anyMatch(c -> isOf(of, c) && decides(p, Scene.of(c, step.cpu()), names(of, c)));
        }
        return p.ofStep() && decides(p, Scene.of(step), Names.NONE);
    }

    /** Whether a claim speaks of such calls. */
    private static boolean isOf(Moment.OnCall claim, LiveCall call) {
        LiveFunction f = call.function();
        return call.returns() == claim.returns()
                && f.name().equals(claim.function())
                && f.operation() == claim.operation()
                && (claim.parameters() < 0 || claim.parameters() == f.parameters());
    }

    private static Names names(Moment.OnCall claim, LiveCall call) {
        Names names = Names.NONE;
        for (int i = 0; i < claim.arguments().size(); i++) {
            Variable v = claim.arguments().get(i);
            if (v != null) {
                names = names.with(v, Paths.value(call.arguments().get(i), v.type()));
            }
        }
        Variable result = claim.result();
        return result == null ? names : names.with(result, Paths.value(call.result(), result.type()));
    }

    private boolean decides(Property p, Scene scene, Names names) {
        return new Meaning(scenario, paths, scene).truth(p.body(), names, false) == (p.kind() == Property.Kind.COVER);
    }
}
