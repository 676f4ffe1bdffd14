package org.pageproof.spec.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.diagnostics.Reporter;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.schema.BoolType;
import org.pageproof.spec.schema.ModelParameter;
import org.pageproof.spec.schema.RefType;
import org.pageproof.spec.schema.Variant;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.syntax.Clause;
import org.pageproof.spec.syntax.Declaration;
import org.pageproof.spec.syntax.Ident;
import org.pageproof.spec.syntax.Syntax;
import org.pageproof.spec.typed.AlwaysChecked;
import org.pageproof.spec.typed.Call;
import org.pageproof.spec.typed.Expectation;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.Expressions;
import org.pageproof.spec.typed.Property;
import org.pageproof.spec.typed.Read;
import org.pageproof.spec.typed.Scenario;

/** Checks one scenario. What depends on numbers is checked by the resolver. */
final class ScenarioChecker {
    private static final String ALIKE =
            "let all of them do the same: one clause with all operations, joined with \"|\"";

    private final Globals globals;
    private final Reporter reporter;
    private final Map<String, String> propertyNames;
    private final Map<String, Property.Kind> kinds;
    private final CallChecker calls;
    private final List<Scenario.Setting> settings = new ArrayList<>();
    private final Set<String> set = new HashSet<>();
    private final List<Scenario.CpuGroup> groups = new ArrayList<>();
    private final List<Expectation> expectations = new ArrayList<>();
    private final Set<String> expected = new HashSet<>();
    private @Nullable Variant variant;
    private @Nullable Expr start;
    private @Nullable List<String> checks;
    private boolean good = true;

    /**
     * A checker for one scenario.
     *
     * @param propertyNames name of the property for each name and number
     * @param kinds kind of each property, by name
     */
    ScenarioChecker(Globals globals, Map<String, String> propertyNames, Map<String, Property.Kind> kinds) {
        this.globals = globals;
        this.reporter = globals.reporter;
        this.propertyNames = propertyNames;
        this.kinds = kinds;
        this.calls = new CallChecker(globals);
    }

    @Nullable
    Scenario scenario(Declaration.ScenarioDecl s) {
        s.clauses().forEach(c -> {
            if (c instanceof Clause.ModelWith m) {
                m.settings().forEach(this::setting);
            } else if (c instanceof Clause.WithVariant v) {
                variant(v, s.clauses());
            } else if (c instanceof Clause.Cpus cpus) {
                cpus(cpus);
            } else if (c instanceof Clause.StartWhere w) {
                start(w, s.clauses());
            } else if (c instanceof Clause.Check check) {
                check(check, s.clauses());
            }
        });
        // After the check clauses, wherever they stand.
        s.clauses().forEach(this::expectation);
        groups.stream().filter(Scenario.CpuGroup::any).findFirst().ifPresent(this::any);
        if (s.clauses().stream().noneMatch(c -> c instanceof Clause.Cpus)) {
            reporter.error(
                    SpecError.NO_CPUS,
                    s.name().span(),
                    "the scenario \"" + s.name().text() + "\" does not say what its CPUs do",
                    "add a clause such as \"cpus 2 repeat " + someOperation() + ";\"");
            return null;
        }
        return good
                ? new Scenario(
                        s.name().text(),
                        s.description(),
                        settings,
                        variant,
                        groups,
                        start,
                        checks,
                        expectations,
                        s.doc(),
                        s.name().span())
                : null;
    }

    private String someOperation() {
        return globals.schema.operations().isEmpty()
                ? "some_operation"
                : globals.schema.operations().get(0).name();
    }

    private void fail(SpecError code, Span span, String message, String advice) {
        good = false;
        reporter.error(code, span, message, advice);
    }

    private void setting(Clause.Setting s) {
        Expr value = new ExpressionChecker(globals, Mode.CONSTANT).value(s.value(), null);
        ModelParameter p = globals.schema.parameter(s.name().text()).orElse(null);
        if (p == null) {
            good = false;
            List<String> known = globals.schema.parameters().stream()
                    .map(ModelParameter::name)
                    .toList();
            reporter.unknown(
                    SpecError.UNKNOWN_PARAMETER,
                    s.name().span(),
                    "the model " + globals.schema.name() + " has no parameter \""
                            + s.name().text() + "\"",
                    known.isEmpty() ? "it has none" : "it has " + String.join(", ", known),
                    s.name().text(),
                    known);
            return;
        }
        if (!set.add(p.name())) {
            fail(
                    SpecError.REPEATED_CLAUSE,
                    s.name().span(),
                    "\"" + p.name() + "\" is set twice",
                    "keep one of the two values");
            return;
        }
        if (value == null) {
            good = false;
            return;
        }
        if (!Types.same(value.type(), p.type())) {
            fail(
                    SpecError.WRONG_TYPE,
                    value.span(),
                    "\"" + p.name() + "\" takes " + p.type().described() + ", and this is "
                            + value.type().described(),
                    p.type() instanceof BoolType ? "write true or false" : "");
            return;
        }
        settings.add(new Scenario.Setting(p, value, s.name().span().to(value.span())));
    }

    private void variant(Clause.WithVariant v, List<Clause> clauses) {
        if (repeated(v, clauses)) {
            return;
        }
        variant = globals.schema.variant(v.name().text()).orElse(null);
        if (variant == null) {
            good = false;
            List<String> known =
                    globals.schema.variants().stream().map(Variant::name).toList();
            reporter.unknown(
                    SpecError.UNKNOWN_VARIANT,
                    v.name().span(),
                    "the model " + globals.schema.name() + " has no variant \""
                            + v.name().text() + "\"",
                    known.isEmpty() ? "it has none" : "it has " + String.join(", ", known),
                    v.name().text(),
                    known);
        }
    }

    private void start(Clause.StartWhere w, List<Clause> clauses) {
        if (!repeated(w, clauses)) {
            start = new ExpressionChecker(globals, Mode.STATE).truth(w.condition(), "what is said of the start");
            good &= start != null;
            if (start != null && !speaksOfState(start)) {
                fail(
                        SpecError.NO_START,
                        start.span(),
                        "this says nothing of the state",
                        "name fields of the model, or leave the clause out");
            }
        }
    }

    private static boolean speaksOfState(Expr e) {
        return e instanceof Read
                || e instanceof Call
                || Expressions.children(e).stream().anyMatch(ScenarioChecker::speaksOfState);
    }

    /** Whether there is an earlier clause of this kind; it is reported. */
    private boolean repeated(Clause clause, List<Clause> clauses) {
        boolean earlier = clauses.stream()
                .anyMatch(c -> c.getClass() == clause.getClass()
                        && c.span().start() < clause.span().start());
        if (earlier) {
            fail(SpecError.REPEATED_CLAUSE, clause.span(), "this clause is there twice", "keep one of the two");
        }
        return earlier;
    }

    private void cpus(Clause.Cpus c) {
        Expr number = null;
        boolean fine = true;
        Syntax written = c.number();
        if (written != null) {
            number = new ExpressionChecker(globals, Mode.CONSTANT).number(written, "the number of CPUs", "");
            fine = number != null;
        } else if (groups.stream().anyMatch(g -> g.number() == null && g.any() == c.any())) {
            fail(
                    SpecError.REPEATED_CLAUSE,
                    c.span(),
                    "\"cpus " + (c.any() ? "any" : "all") + "\" is there twice",
                    c.any() ? ALIKE : "give one of the two a number");
        }
        List<Scenario.Turn> turns = new ArrayList<>();
        for (List<Clause.OpCall> choicesWritten : c.turns()) {
            List<Scenario.OperationCall> choices = new ArrayList<>();
            for (Clause.OpCall call : choicesWritten) {
                Scenario.OperationCall made = calls.call(call);
                fine &= made != null;
                if (made != null) {
                    choices.add(made);
                }
            }
            turns.add(new Scenario.Turn(choices));
        }
        if (c.repeats() && turns.size() > 1) {
            fail(
                    SpecError.REPEATED_SEQUENCE,
                    c.span(),
                    "\"repeat\" takes one mix of operations, not a sequence",
                    "join the operations with \"|\", or use \"run\" for a program that ends");
            return;
        }
        good &= fine;
        if (fine) {
            groups.add(new Scenario.CpuGroup(number, c.any(), c.repeats(), turns, c.span()));
        }
    }

    /** What is said of any number of CPUs is said of all, and from the start. */
    private void any(Scenario.CpuGroup group) {
        Scenario.Setting number = settings.stream()
                .filter(s -> s.parameter().name().equals(globals.schema.cpus()))
                .findFirst()
                .orElse(null);
        String cpu = globals.schema.cpuType().orElse("");
        Scenario.OperationCall ofCpu = group.turns().stream()
                .flatMap(t -> t.choices().stream())
                .filter(c -> c.operation().parameters().stream()
                        .anyMatch(p -> String.valueOf(p.indexOf()).equals(globals.schema.cpus())
                                || (p.type() instanceof RefType r && r.object().equals(cpu))))
                .findFirst()
                .orElse(null);
        if (ofCpu != null) {
            fail(
                    SpecError.ANY_CPUS,
                    ofCpu.span(),
                    "this operation is told a CPU, and there is any number of them",
                    "leave it out, or write \"cpus all\"");
        } else if (!groups.stream().allMatch(Scenario.CpuGroup::any)) {
            fail(SpecError.ANY_CPUS, group.span(), "\"cpus any\" stands beside other CPUs", ALIKE);
        } else if (!group.repeats()) {
            fail(SpecError.ANY_CPUS, group.span(), "\"cpus any\" runs a program that ends", "write \"repeat\"");
        } else if (number != null) {
            fail(
                    SpecError.ANY_CPUS,
                    number.span(),
                    "the scenario has any number of CPUs, and here it has a certain one",
                    "leave this out, or write \"cpus all\"");
        } else if (start != null) {
            fail(
                    SpecError.ANY_CPUS,
                    start.span(),
                    "with any number of CPUs it is not known in which states the scenario starts",
                    "leave out \"start where\", or write \"cpus all\"");
        }
        expectations.forEach(this::requireForAny);
        for (Scenario.Setting s : settings) {
            requireForAny(s.value(), s.span());
        }
        group.turns().stream()
                .flatMap(t -> t.choices().stream())
                .flatMap(c -> c.bindings().stream())
                .forEach(b -> Expressions.of(b.values()).forEach(v -> requireForAny(v, b.span())));
    }

    private void requireForAny(Expr value, Span span) {
        if (Expressions.dependsOn(value, p -> p.name().equals(globals.schema.cpus()))) {
            fail(
                    SpecError.ANY_CPUS,
                    span,
                    "this depends on how many CPUs there are, and there is any number of them",
                    "write a number, or \"cpus all\"");
        }
    }

    /** What is proved has no run, and so there is none that violates or reaches something. */
    private void requireForAny(Expectation e) {
        String what = e instanceof Expectation.Violation
                ? "a proof finds no violation"
                : e instanceof Expectation.Reached ? "a proof reaches no cover" : "";
        if (!what.isEmpty()) {
            boolean never = e instanceof Expectation.Reached r && !r.reached();
            fail(
                    SpecError.ANY_CPUS,
                    e.span(),
                    what + ", and with any number of CPUs there is nothing but proofs",
                    (never ? "write it as an invariant, or " : "") + "expect this in a scenario with \"cpus 3\", say");
        }
    }

    private void check(Clause.Check c, List<Clause> clauses) {
        if (repeated(c, clauses) || c.names() == null) {
            return;
        }
        List<String> names = new ArrayList<>();
        for (Ident name : c.names()) {
            String found = property(name);
            if (found != null && !names.contains(found)) {
                names.add(found);
            }
        }
        checks = names;
    }

    /** The name of the property of this name or number, or null after an error. */
    private @Nullable String property(Ident name) {
        if (AlwaysChecked.NAMES.contains(name.text())) {
            return name.text();
        }
        String found = propertyNames.get(name.text());
        if (found == null) {
            good = false;
            if (!globals.isBroken(name.text())) {
                Set<String> known = new HashSet<>(propertyNames.keySet());
                known.addAll(AlwaysChecked.NAMES);
                reporter.unknown(
                        SpecError.UNKNOWN_PROPERTY,
                        name.span(),
                        "there is no property \"" + name.text() + "\"",
                        "name an invariant, lemma, transition or cover of this file, or a property that is always checked",
                        name.text(),
                        known);
            }
        }
        return found;
    }

    private void expectation(Clause c) {
        if (c instanceof Clause.ExpectHolds h) {
            holds(h);
        } else if (c instanceof Clause.ExpectViolation v) {
            Syntax written = v.steps();
            Expr steps = written == null
                    ? null
                    : new ExpressionChecker(globals, Mode.CONSTANT).number(written, "the number of steps", "");
            good &= written == null || steps != null;
            String name = expected(v.name(), false);
            if (name != null) {
                expectations.add(new Expectation.Violation(v.span(), name, steps));
            }
        } else if (c instanceof Clause.ExpectReached r) {
            String name = expected(r.name(), true);
            if (name != null) {
                expectations.add(new Expectation.Reached(r.span(), name, r.reached()));
            }
        }
    }

    private void holds(Clause.ExpectHolds h) {
        List<Ident> written = h.names();
        if (written == null) {
            boolean twice = expectations.stream()
                    .anyMatch(e -> e instanceof Expectation.Holds other && other.properties() == null);
            if (twice) {
                fail(SpecError.REPEATED_CLAUSE, h.span(), "\"expect holds\" is there twice", "keep one of the two");
                return;
            }
            expectations.add(new Expectation.Holds(h.span(), null));
            return;
        }
        List<String> names = new ArrayList<>();
        for (Ident name : written) {
            String found = expected(name, false);
            if (found != null) {
                names.add(found);
            }
        }
        expectations.add(new Expectation.Holds(h.span(), names));
    }

    /** The name of a property that an expectation is about, or null after an error. */
    private @Nullable String expected(Ident ident, boolean cover) {
        String name = property(ident);
        if (name == null) {
            return null;
        }
        boolean isCover = kinds.get(name) == Property.Kind.COVER;
        if (isCover != cover) {
            fail(
                    SpecError.WRONG_KIND,
                    ident.span(),
                    "\"" + ident.text() + "\" is " + (isCover ? "a cover" : "not a cover"),
                    isCover
                            ? "write \"expect reached " + ident.text() + ";\" or \"expect not reached " + ident.text()
                                    + ";\""
                            : "only a cover is reached; other properties hold or are violated");
            return null;
        }
        if (checks != null && !checks.contains(name) && !AlwaysChecked.NAMES.contains(name)) {
            fail(
                    SpecError.NOT_CHECKED,
                    ident.span(),
                    "\"" + ident.text() + "\" is not checked in this scenario",
                    "add it to the \"check\" clause");
            return null;
        }
        if (!expected.add(name)) {
            fail(
                    SpecError.CONFLICTING_EXPECT,
                    ident.span(),
                    "there is an expectation for \"" + ident.text() + "\" already",
                    "keep one of the two");
            return null;
        }
        return name;
    }
}
