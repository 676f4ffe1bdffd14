package org.pageproof.spec.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.check.Places.Target;
import org.pageproof.spec.diagnostics.Reporter;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.schema.ArrayType;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.syntax.Ident;
import org.pageproof.spec.syntax.Syntax;
import org.pageproof.spec.typed.Call;
import org.pageproof.spec.typed.Definition;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.SizeOf;

/** Types what is written with arguments: definitions, {@code index} and {@code size}. */
final class Applications {
    private final ExpressionChecker checker;
    private final Globals globals;
    private final Reporter reporter;
    private final Places places;
    private final Sets sets;

    Applications(ExpressionChecker checker, Globals globals, Places places, Sets sets) {
        this.checker = checker;
        this.globals = globals;
        this.reporter = globals.reporter;
        this.places = places;
        this.sets = sets;
    }

    /** A definition or a function of the language with arguments; null after an error. */
    @Nullable
    Expr call(Span span, Ident name, List<Syntax> arguments, boolean primed) {
        if (Globals.FUNCTIONS.contains(name.text())) {
            return builtIn(span, name, arguments, primed);
        }
        if (!globals.isDefinition(name.text())) {
            unknownDefinition(name);
            return null;
        }
        if (checker.isConstant()) {
            checker.notConstant(span, "a definition");
            return null;
        }
        Definition definition = globals.definition(name.text(), name.span());
        List<Expr> checked = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            boolean known = definition != null && i < definition.parameters().size();
            ValueType type =
                    known && definition != null ? definition.parameters().get(i).type() : null;
            Expr a = checker.value(arguments.get(i), type);
            if (a != null && type != null && !Types.same(a.type(), type)) {
                reporter.error(
                        SpecError.WRONG_ARGUMENTS,
                        a.span(),
                        "\"" + name.text() + "\" takes " + type.described() + " here, and this is "
                                + a.type().described());
            } else if (a != null) {
                checked.add(a);
            }
        }
        if (definition == null) {
            return null;
        }
        int wanted = definition.parameters().size();
        if (arguments.size() != wanted) {
            reporter.error(
                    SpecError.WRONG_ARGUMENTS,
                    span,
                    "\"" + name.text() + "\" takes " + wanted + (wanted == 1 ? " argument" : " arguments") + ", and "
                            + arguments.size() + (arguments.size() == 1 ? " is" : " are") + " given");
            return null;
        }
        if (definition.ofStep()) {
            checker.step(span, "\"" + name.text() + "\", which speaks of a step,");
            if (primed) {
                reporter.error(
                        SpecError.MISPLACED_PRIME,
                        span,
                        "\"" + name.text() + "\" speaks of a step itself and cannot be primed");
                return null;
            }
        }
        return checked.size() == wanted ? new Call(span, definition, checked, primed) : null;
    }

    private void unknownDefinition(Ident name) {
        if (globals.isBroken(name.text())) {
            return;
        }
        Set<String> known = new TreeSet<>(Globals.FUNCTIONS);
        globals.declaredNames().stream().filter(globals::isDefinition).forEach(known::add);
        boolean other = checker.scope().find(name.text()) != null
                || globals.isConstant(name.text())
                || globals.schema.root(name.text()).isPresent();
        reporter.unknown(
                SpecError.UNKNOWN_NAME,
                name.span(),
                other ? "\"" + name.text() + "\" takes no arguments" : "there is no definition \"" + name.text() + "\"",
                "only definitions, \"index\" and \"size\" take arguments",
                name.text(),
                known);
    }

    private @Nullable Expr builtIn(Span span, Ident name, List<Syntax> arguments, boolean primed) {
        if (arguments.size() != 1 || primed) {
            reporter.error(
                    primed ? SpecError.MISPLACED_PRIME : SpecError.WRONG_ARGUMENTS,
                    span,
                    primed
                            ? "\"" + name.text() + "\" is the same before and after a step"
                            : "\"" + name.text() + "\" takes 1 argument, and " + arguments.size() + " are given");
            return null;
        }
        if (checker.isConstant()) {
            checker.notConstant(span, "\"" + name.text() + "\"");
            return null;
        }
        Syntax argument = arguments.get(0);
        if (name.text().equals("index")) {
            Expr object = checker.value(argument, null);
            return object == null ? null : places.indexOf(span, object);
        }
        if (argument instanceof Syntax.SetOf || Sets.mayBeFlags(argument)) {
            return sets.size(span, argument);
        }
        Target target = checker.target(argument, true, null);
        if (target == null) {
            return null;
        }
        if (target instanceof Target.OfPlace at && at.place().type() instanceof ArrayType) {
            return new SizeOf(span, at.place());
        }
        reporter.error(
                SpecError.NOT_AN_ARRAY,
                argument.span(),
                "\"size\" is of an array, and this is " + Places.described(target));
        return null;
    }
}
