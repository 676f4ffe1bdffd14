package org.pageproof.spec.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.diagnostics.Reporter;
import org.pageproof.spec.diagnostics.Result;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.scenario.ScenarioResolver;
import org.pageproof.spec.schema.ModelSchema;
import org.pageproof.spec.syntax.Declaration;
import org.pageproof.spec.syntax.Ident;
import org.pageproof.spec.syntax.SpecFile;
import org.pageproof.spec.typed.AlwaysChecked;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.Moment;
import org.pageproof.spec.typed.Property;
import org.pageproof.spec.typed.Scenario;
import org.pageproof.spec.typed.Spec;

/** Checks a spec file against a model. */
public final class TypeChecker {
    private final SpecFile file;
    private final ModelSchema schema;
    private final Reporter reporter;
    private final Globals globals;
    private final Map<String, Ident> propertyNames = new HashMap<>();
    private final Map<String, Ident> scenarioNames = new HashMap<>();

    private TypeChecker(SpecFile file, ModelSchema schema) {
        this.file = file;
        this.schema = schema;
        this.reporter = new Reporter(file.source());
        this.globals = new Globals(file, schema, reporter);
    }

    /**
     * Checks a spec file against a model.
     *
     * @param file as {@code SpecParser} gives it, with or without errors; its own errors are not repeated here
     * @param schema of the model that the file names
     * @return the typed tree, or null when there was any error here; with errors and warnings
     */
    public static Result<Spec> check(SpecFile file, ModelSchema schema) {
        return new TypeChecker(file, schema).spec();
    }

    private Result<Spec> spec() {
        globals.all();
        List<Property> properties = new ArrayList<>();
        for (Declaration d : file.declarations()) {
            if (d instanceof Declaration.Claim c) {
                add(c.name(), c.number(), property(c), properties);
            } else if (d instanceof Declaration.LifecycleDecl l) {
                add(l.name(), l.number(), new LifecycleChecker(globals).property(l), properties);
            } else if (d instanceof Declaration.LifetimeDecl l) {
                add(l.name(), l.number(), new LifetimeChecker(globals).property(l), properties);
            }
        }
        Map<String, Property.Kind> kinds = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        for (Declaration d : file.declarations()) {
            if (d instanceof Declaration.Claim c) {
                named(c.name(), c.number(), names);
                kinds.put(c.name().text(), c.kind());
            } else if (d instanceof Declaration.LifecycleDecl l) {
                named(l.name(), l.number(), names);
                kinds.put(l.name().text(), Property.Kind.LIFECYCLE);
            } else if (d instanceof Declaration.LifetimeDecl l) {
                named(l.name(), l.number(), names);
                kinds.put(l.name().text(), l.kind());
            }
        }
        List<Scenario> scenarios = new ArrayList<>();
        for (Declaration d : file.declarations()) {
            if (d instanceof Declaration.ScenarioDecl s) {
                once(scenarioNames, s.name(), "scenario");
                Scenario made = new ScenarioChecker(globals, names, kinds).scenario(s);
                if (made != null) {
                    scenarios.add(made);
                }
            }
        }
        if (reporter.hasErrors() || !file.complete()) {
            return new Result<>(null, reporter.sorted());
        }
        Spec spec = new Spec(
                file.source(),
                file.module() == null ? "" : file.module().text(),
                file.imports(),
                schema,
                globals.constants(),
                globals.definitions(),
                properties,
                scenarios,
                globals.variables());
        // Numbers that do not depend on the command line are checked now.
        for (Scenario s : scenarios) {
            ScenarioResolver.resolve(s, spec, Map.of()).diagnostics().forEach(reporter::add);
        }
        return new Result<>(reporter.hasErrors() ? null : spec, reporter.sorted());
    }

    private void add(Ident name, @Nullable Ident number, @Nullable Property p, List<Property> properties) {
        boolean free = free(name);
        free &= number == null || free(number);
        if (free && p != null) {
            properties.add(p);
        }
    }

    private static void named(Ident name, @Nullable Ident number, Map<String, String> names) {
        names.put(name.text(), name.text());
        if (number != null) {
            names.putIfAbsent(number.text(), name.text());
        }
    }

    private boolean free(Ident name) {
        if (AlwaysChecked.NAMES.contains(name.text())) {
            reporter.error(
                    SpecError.DUPLICATE_NAME,
                    name.span(),
                    "\"" + name.text() + "\" is the name of a property that is always checked",
                    "choose another name");
            return false;
        }
        return once(propertyNames, name, "property");
    }

    private boolean once(Map<String, Ident> there, Ident name, String what) {
        Ident before = there.putIfAbsent(name.text(), name);
        if (before != null) {
            reporter.error(
                    SpecError.DUPLICATE_NAME,
                    name.span(),
                    "a " + what + " \"" + name.text() + "\" is already declared in "
                            + globals.place(name.span(), before.span()),
                    "choose another name");
        }
        return before == null;
    }

    private @Nullable Property property(Declaration.Claim c) {
        if (!MomentChecker.fits(c, reporter)) {
            return null;
        }
        Mode mode = c.kind().isOfStates() ? Mode.STATE : Mode.STEP;
        Declaration.WhenCalled called = c.moment() instanceof Declaration.WhenCalled w ? w : null;
        ExpressionChecker checker = new ExpressionChecker(globals, called == null ? mode : Mode.CALL);
        Moment.OnCall call = called == null ? null : MomentChecker.call(globals, checker.scope(), called);
        if (called != null && call == null) {
            return null;
        }
        Expr body = checker.truth(c.body(), "the body");
        if (body == null) {
            return null;
        }
        if (c.kind() == Property.Kind.TRANSITION && !checker.speaksOfStep()) {
            reporter.warning(
                    SpecError.NO_STEP,
                    c.name().span(),
                    "this transition speaks of one state only",
                    "make it an invariant, or say something about the state after the step with a prime: p.refs'");
        }
        return new Property(
                c.kind(),
                c.name().text(),
                c.number() == null ? "" : c.number().text(),
                c.description(),
                body,
                c.kind() == Property.Kind.TRANSITION || checker.speaksOfStep() || call != null,
                call != null ? call : c.moment() == null ? Moment.ALWAYS : Moment.AT_REST,
                null,
                c.doc(),
                c.name().span());
    }
}
