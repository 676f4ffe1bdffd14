package org.pageproof.spec.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.diagnostics.Reporter;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.schema.BoolType;
import org.pageproof.spec.schema.EnumType;
import org.pageproof.spec.schema.IntType;
import org.pageproof.spec.schema.ModelSchema;
import org.pageproof.spec.schema.RefType;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.SourceText;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.syntax.Declaration;
import org.pageproof.spec.syntax.Ident;
import org.pageproof.spec.syntax.SpecFile;
import org.pageproof.spec.typed.Constant;
import org.pageproof.spec.typed.Definition;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.Variable;

/**
 * The names that all of a spec can use: constants and definitions, which are typed when they are first needed, and what
 * the model has.
 */
final class Globals {
    /** Functions that the language has itself. */
    static final Set<String> FUNCTIONS = Set.of("index", "size");

    private static final int LONGEST_CHAIN = 100;

    final SpecFile file;
    final ModelSchema schema;
    final Reporter reporter;
    final Map<String, EnumType> enums;
    private final Map<String, Declaration> declared = new LinkedHashMap<>();
    private final Map<String, Constant> constants = new LinkedHashMap<>();
    private final Map<String, Definition> definitions = new LinkedHashMap<>();
    private final Set<String> failed = new HashSet<>();
    private final List<String> open = new ArrayList<>();
    private int variables;

    Globals(SpecFile file, ModelSchema schema, Reporter reporter) {
        this.file = file;
        this.schema = schema;
        this.reporter = reporter;
        this.enums = schema.enums();
        for (Declaration d : file.declarations()) {
            if (d instanceof Declaration.Const || d instanceof Declaration.Def) {
                declare(d);
            }
        }
    }

    private void declare(Declaration d) {
        Ident name = d.name();
        Declaration before = declared.putIfAbsent(name.text(), d);
        String other = "";
        if (before != null) {
            other = "it is declared in " + place(name.span(), before.name().span());
        } else if (FUNCTIONS.contains(name.text())) {
            other = "the language has a function of this name";
        } else if (schema.parameter(name.text()).isPresent()) {
            other = "the model has a parameter of this name";
        } else if (schema.root(name.text()).isPresent()) {
            other = "the model has a field of this name";
        }
        if (!other.isEmpty()) {
            if (before == null) {
                // The name keeps its first meaning, so that other uses of it are no errors.
                declared.remove(name.text());
            }
            reporter.error(
                    SpecError.DUPLICATE_NAME,
                    name.span(),
                    "\"" + name.text() + "\" is already taken: " + other,
                    "choose another name");
        }
    }

    /** Where something is, as seen from another place. */
    String place(Span from, Span there) {
        SourceText source = file.source();
        SourceText text = source.at(there.start());
        String line = "line " + source.line(there.start());
        return text.equals(source.at(from.start())) ? line : text.file() + ", " + line;
    }

    /** What is written there. */
    String written(Span span) {
        return file.source().slice(span);
    }

    /** Whether the file of a use imports the file of a declaration; where it does not, that is reported. */
    private boolean visible(String name, Span use, Declaration d) {
        boolean visible = file.visible().sees(use, d.name().span());
        if (!visible) {
            reporter.error(
                    SpecError.UNKNOWN_NAME,
                    use,
                    "\"" + name + "\" is declared in " + place(use, d.name().span())
                            + ", which this file does not import",
                    "import that file, or declare it here");
        }
        return visible;
    }

    /** Types everything, used or not. */
    void all() {
        declared.forEach((name, d) -> {
            if (d instanceof Declaration.Const) {
                constant(name, d.name().span());
            } else {
                definition(name, d.name().span());
            }
        });
    }

    List<Constant> constants() {
        return inOrder(constants);
    }

    List<Definition> definitions() {
        return inOrder(definitions);
    }

    private <T> List<T> inOrder(Map<String, T> typed) {
        List<T> all = new ArrayList<>();
        for (String name : declared.keySet()) {
            T t = typed.get(name);
            if (t != null) {
                all.add(t);
            }
        }
        return all;
    }

    boolean isConstant(String name) {
        return declared.get(name) instanceof Declaration.Const;
    }

    boolean isDefinition(String name) {
        return declared.get(name) instanceof Declaration.Def;
    }

    /** Whether the declaration of this name could not be read, so that using it is no further error. */
    boolean isBroken(String name) {
        return !file.complete() || file.broken().contains(name);
    }

    Set<String> declaredNames() {
        return declared.keySet();
    }

    int variables() {
        return variables;
    }

    Variable variable(Ident name, ValueType type) {
        return new Variable(variables++, name.text(), type, name.span());
    }

    /** The constant of this name, typed; null after an error. */
    @Nullable
    Constant constant(String name, Span use) {
        if (declared.get(name) instanceof Declaration.Const c && !visible(name, use, c)) {
            return null;
        }
        Constant known = constants.get(name);
        if (known != null || failed.contains(name) || !(declared.get(name) instanceof Declaration.Const c)) {
            return known;
        }
        if (!enter(name, use, "constant")) {
            return null;
        }
        Expr value = new ExpressionChecker(this, Mode.CONSTANT).value(c.value(), null);
        leave();
        if (value != null && !Types.isInt(value.type()) && !Types.isBool(value.type())) {
            reporter.error(
                    SpecError.WRONG_TYPE,
                    value.span(),
                    "a constant is a number or a truth value, and this is "
                            + value.type().described());
            value = null;
        }
        if (value == null) {
            failed.add(name);
            return null;
        }
        Constant made = new Constant(name, value, c.doc(), c.name().span());
        constants.put(name, made);
        return made;
    }

    /** The definition of this name, typed; null after an error. */
    @Nullable
    Definition definition(String name, Span use) {
        if (declared.get(name) instanceof Declaration.Def d && !visible(name, use, d)) {
            return null;
        }
        Definition known = definitions.get(name);
        if (known != null || failed.contains(name) || !(declared.get(name) instanceof Declaration.Def d)) {
            return known;
        }
        if (!enter(name, use, "definition")) {
            return null;
        }
        ExpressionChecker checker = new ExpressionChecker(this, Mode.DEFINITION);
        List<Variable> parameters = new ArrayList<>();
        boolean good = true;
        for (Declaration.Parameter p : d.parameters()) {
            ValueType type = type(p.type());
            good &= type != null;
            // A parameter of an unknown type is declared all the same, so that its uses are not unknown names.
            Variable v = type == null ? null : variable(p.name(), type);
            good &= checker.scope().declare(p.name(), v);
            if (v != null) {
                parameters.add(v);
            }
        }
        Expr body = checker.value(d.body(), null);
        leave();
        if (!good || body == null) {
            failed.add(name);
            return null;
        }
        Definition made = new Definition(
                name,
                parameters,
                body,
                checker.speaksOfStep(),
                d.doc(),
                d.name().span());
        definitions.put(name, made);
        return made;
    }

    private boolean enter(String name, Span use, String kind) {
        int at = open.indexOf(name);
        if (at < 0 && open.size() >= LONGEST_CHAIN) {
            reporter.error(
                    SpecError.TOO_DEEP,
                    use,
                    "more than " + LONGEST_CHAIN + " constants and definitions need each other in a row",
                    "declare fewer, or put them together");
            failed.add(name);
            return false;
        }
        if (at < 0) {
            open.add(name);
            return true;
        }
        List<String> cycle = new ArrayList<>(open.subList(at, open.size()));
        cycle.add(name);
        reporter.error(
                SpecError.CYCLE,
                use,
                "the " + kind + " \"" + name + "\" needs itself: " + String.join(" -> ", cycle),
                "constants and definitions cannot be recursive");
        failed.addAll(cycle);
        return false;
    }

    private void leave() {
        open.remove(open.size() - 1);
    }

    private @Nullable ValueType type(Ident name) {
        if (schema.object(name.text()).isPresent()) {
            return new RefType(name.text(), true);
        }
        EnumType e = enums.get(name.text());
        if (e != null) {
            return e;
        }
        if (name.text().equals("int")) {
            return IntType.ANY;
        }
        if (name.text().equals("bool")) {
            return BoolType.BOOL;
        }
        List<String> known = new ArrayList<>(List.of("int", "bool"));
        schema.objects().forEach(o -> known.add(o.name()));
        known.addAll(enums.keySet());
        reporter.unknown(
                SpecError.UNKNOWN_TYPE,
                name.span(),
                "there is no type \"" + name.text() + "\"",
                "the types are " + String.join(", ", known),
                name.text(),
                known);
        return null;
    }
}
