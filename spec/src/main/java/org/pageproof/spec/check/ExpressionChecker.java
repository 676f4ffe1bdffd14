package org.pageproof.spec.check;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.check.Places.Target;
import org.pageproof.spec.diagnostics.DidYouMean;
import org.pageproof.spec.diagnostics.Reporter;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.schema.BoolType;
import org.pageproof.spec.schema.EnumType;
import org.pageproof.spec.schema.IntType;
import org.pageproof.spec.schema.Member;
import org.pageproof.spec.schema.ModelParameter;
import org.pageproof.spec.schema.RefType;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.syntax.Ident;
import org.pageproof.spec.syntax.Syntax;
import org.pageproof.spec.syntax.SyntaxSet;
import org.pageproof.spec.typed.AtRest;
import org.pageproof.spec.typed.Binder;
import org.pageproof.spec.typed.By;
import org.pageproof.spec.typed.Constant;
import org.pageproof.spec.typed.ConstantRef;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.InCall;
import org.pageproof.spec.typed.Literal;
import org.pageproof.spec.typed.NoneLiteral;
import org.pageproof.spec.typed.ParameterRef;
import org.pageproof.spec.typed.Place;
import org.pageproof.spec.typed.StepsBy;
import org.pageproof.spec.typed.Unary;
import org.pageproof.spec.typed.UnaryOp;
import org.pageproof.spec.typed.Variable;
import org.pageproof.spec.typed.VariableRef;

/** Types one expression: names, paths and primes here, operators and quantifiers in {@link Operators}. */
final class ExpressionChecker {
    private final Globals globals;
    private final Reporter reporter;
    private final Mode mode;
    private final Scope scope;
    private final Places places;
    private final Operators operators;
    private final Branches branches;
    private final Applications applications;
    private boolean speaksOfStep;

    ExpressionChecker(Globals globals, Mode mode) {
        this.globals = globals;
        this.reporter = globals.reporter;
        this.mode = mode;
        this.scope = new Scope(globals);
        this.places = new Places(globals.schema, reporter);
        this.operators = new Operators(this, globals);
        this.branches = new Branches(this, globals);
        this.applications = new Applications(this, globals, places, operators.sets());
    }

    Scope scope() {
        return scope;
    }

    /** Whether anything so far needs a step. */
    boolean speaksOfStep() {
        return speaksOfStep;
    }

    /** A truth value; null after an error. */
    @Nullable
    Expr truth(Syntax s, String what) {
        Expr e = value(s, BoolType.BOOL);
        if (e != null && !Types.isBool(e.type())) {
            reporter.error(
                    SpecError.WRONG_TYPE,
                    e.span(),
                    what + " must be a truth value, and this is " + e.type().described(),
                    Types.isInt(e.type()) ? "compare it with something" : "");
            return null;
        }
        return e;
    }

    /** A number; null after an error. */
    @Nullable
    Expr number(Syntax s, String what, String advice) {
        Expr e = value(s, IntType.ANY);
        if (e != null && !Types.isInt(e.type())) {
            reporter.error(
                    SpecError.WRONG_TYPE,
                    e.span(),
                    what + " must be a number, and this is " + e.type().described(),
                    advice);
            return null;
        }
        return e;
    }

    /**
     * A value of any type.
     *
     * @param want the type that would fit, for {@code none} and for constants of enums; null when nothing is known
     */
    @Nullable
    Expr value(Syntax s, @Nullable ValueType want) {
        if (s instanceof Syntax.Int i) {
            return new Literal(i.span(), IntType.ANY, i.value());
        } else if (s instanceof Syntax.Bool b) {
            return new Literal(b.span(), BoolType.BOOL, b.value() ? BigInteger.ONE : BigInteger.ZERO);
        } else if (s instanceof Syntax.None n) {
            return none(n, want);
        } else if (s instanceof Syntax.Name || s instanceof Syntax.Field || s instanceof Syntax.Element) {
            Target target = target(s, false, want);
            return target == null || !stateAllowed(target, s.span()) ? null : places.read(target, false);
        } else if (s instanceof Syntax.Primed p) {
            return primed(p);
        } else if (s instanceof Syntax.CallOf c) {
            return applications.call(c.span(), c.name(), c.arguments(), false);
        } else if (s instanceof Syntax.ByFunction b) {
            return by(b);
        } else if (s instanceof Syntax.ByAccess b) {
            step(b.span(), "an access");
            return new AccessChecker(this, globals).access(b);
        } else if (s instanceof Syntax.Steps st) {
            return steps(st);
        } else if (s instanceof Syntax.BeforeAccess b) {
            return before(b);
        } else if (s instanceof Syntax.AtRestNow r) {
            if (mode == Mode.CONSTANT) {
                notConstant(r.span(), "\"at rest\"");
                return null;
            }
            placesOfCpus(r.span(), "\"at rest\"");
            return new AtRest(r.span());
        } else if (s instanceof Syntax.UnaryOf u) {
            return operators.unary(u);
        } else if (s instanceof Syntax.BinaryOf b) {
            return operators.binary(b);
        } else if (s instanceof Syntax.In in) {
            return operators.membership(in);
        } else if (s instanceof Syntax.Let l) {
            return branches.let(l, want);
        } else if (s instanceof Syntax.If i) {
            return branches.conditional(i, want);
        } else if (s instanceof Syntax.SetOf set) {
            reporter.error(SpecError.NOT_A_VALUE, set.span(), "a set has no value of its own", Sets.WHERE);
            return null;
        } else if (s instanceof Syntax.Subset sub) {
            return operators.sets().subset(sub);
        } else if (s instanceof Syntax.Bound b) {
            if (mode == Mode.CONSTANT) {
                notConstant(b.span(), "a quantifier, sum or count");
                return null;
            }
            return operators.bound(b);
        }
        throw new IllegalStateException("a syntax without a type: " + s);
    }

    private @Nullable Expr none(Syntax.None n, @Nullable ValueType want) {
        if (want instanceof RefType r) {
            return new NoneLiteral(n.span(), new RefType(r.object(), true));
        }
        if (want instanceof EnumType e && e.constants().contains("none")) {
            return constant(n.span(), e, "none");
        }
        reporter.error(
                SpecError.NOT_COMPARABLE,
                n.span(),
                "\"none\" can only be compared with a reference to an object",
                want == null ? "" : "the other side is " + want.described());
        return null;
    }

    boolean stateAllowed(Target target, Span span) {
        if (mode == Mode.CONSTANT && target instanceof Target.OfPlace) {
            notConstant(span, "the state of the model");
            return false;
        }
        return true;
    }

    boolean isConstant() {
        return mode == Mode.CONSTANT;
    }

    void notConstant(Span span, String what) {
        reporter.error(
                SpecError.NOT_CONSTANT,
                span,
                what + " cannot stand in a constant or a number of a scenario",
                "use numbers, constants and parameters of the model; \"def\" gives a name to anything else");
    }

    /**
     * What a path leads to.
     *
     * @param wantPlace whether a field of the model is meant rather than a parameter of the same name
     */
    @Nullable
    Target target(Syntax s, boolean wantPlace, @Nullable ValueType want) {
        if (s instanceof Syntax.Name n) {
            return name(n, wantPlace, want);
        } else if (s instanceof Syntax.Field f) {
            Expr constant = enumConstant(f);
            if (constant != null) {
                return new Target.OfValue(constant);
            }
            Target target = target(f.target(), true, null);
            Place place = target == null ? null : places.member(f.span(), target, f.name());
            return place == null ? null : new Target.OfPlace(place);
        } else if (s instanceof Syntax.Element e) {
            Target target = target(e.target(), true, null);
            Expr index = value(e.index(), IntType.ANY);
            Place place = target == null || index == null ? null : places.element(e.span(), target, index);
            return place == null ? null : new Target.OfPlace(place);
        }
        Expr e = value(s, want);
        return e == null ? null : new Target.OfValue(e);
    }

    /** {@code PageState.free}, where no variable or field is called PageState. */
    private @Nullable Expr enumConstant(Syntax.Field f) {
        if (f.target() instanceof Syntax.Name n && scope.find(n.text()) == null) {
            EnumType type = globals.enums.get(n.text());
            int ordinal = type == null ? -1 : type.constants().indexOf(f.name().text());
            if (type != null && ordinal >= 0) {
                return new Literal(f.span(), type, BigInteger.valueOf(ordinal));
            }
        }
        return null;
    }

    private @Nullable Target name(Syntax.Name n, boolean wantPlace, @Nullable ValueType want) {
        String text = n.text();
        Variable variable = scope.find(text);
        if (variable != null) {
            return new Target.OfValue(new VariableRef(n.span(), variable));
        }
        if (globals.isConstant(text)) {
            Constant c = globals.constant(text, n.span());
            return c == null ? null : new Target.OfValue(new ConstantRef(n.span(), c));
        }
        if (globals.isDefinition(text)) {
            Expr call = applications.call(n.span(), new Ident(text, n.span()), List.of(), false);
            return call == null ? null : new Target.OfValue(call);
        }
        if (want instanceof EnumType e && e.constants().contains(text)) {
            // What it is compared with says that no field of the model is meant.
            return new Target.OfValue(constant(n.span(), e, text));
        }
        Optional<Member> root = globals.schema.root(text);
        Optional<ModelParameter> parameter = globals.schema.parameter(text);
        if (parameter.isPresent() && !(wantPlace && root.isPresent())) {
            return new Target.OfValue(new ParameterRef(n.span(), parameter.get()));
        }
        if (root.isPresent()) {
            return new Target.OfPlace(new Place.Root(n.span(), root.get()));
        }
        List<EnumType> having = enumsWith(text, want);
        if (having.size() == 1) {
            return new Target.OfValue(constant(n.span(), having.get(0), text));
        }
        unknown(n, having, want);
        return null;
    }

    private static Literal constant(Span span, EnumType type, String name) {
        return new Literal(span, type, BigInteger.valueOf(type.constants().indexOf(name)));
    }

    /** The enums that can be meant by a constant that stands alone. */
    private List<EnumType> enumsWith(String constant, @Nullable ValueType want) {
        if (want instanceof EnumType wanted && wanted.constants().contains(constant)) {
            return List.of(wanted);
        }
        return globals.enums.values().stream()
                .filter(e -> e.constants().contains(constant))
                .toList();
    }

    /** Whether an expression is none or a name that only what it is compared with can tell, such as one of a flag. */
    boolean needsType(Syntax s) {
        return s instanceof Syntax.None
                || (s instanceof Syntax.Name n
                        && scope.find(n.text()) == null
                        && !globals.isConstant(n.text())
                        && !globals.isDefinition(n.text())
                        && !scope.isPoisoned(n.text())
                        && !globals.isBroken(n.text())
                        && (isOfAnEnum(n.text())
                                || globals.schema.parameter(n.text()).isEmpty()
                                        && globals.schema.root(n.text()).isEmpty()));
    }

    /** The other side tells whether such a constant is meant or something of the model that has its name. */
    private boolean isOfAnEnum(String name) {
        return globals.enums.values().stream().anyMatch(e -> e.constants().contains(name));
    }

    private void unknown(Syntax.Name n, List<EnumType> having, @Nullable ValueType want) {
        String text = n.text();
        if (scope.isPoisoned(text) || globals.isBroken(text)) {
            return;
        }
        if (!having.isEmpty()) {
            EnumType first = having.get(0);
            reporter.error(
                    SpecError.UNKNOWN_NAME,
                    n.span(),
                    "\"" + text + "\" is a constant of " + having.size() + " enums",
                    "write \"" + first.name() + "." + text + "\" or another of them");
            return;
        }
        String part = new WordParts(globals).ofMask(text);
        if (!part.isEmpty()) {
            reporter.error(SpecError.UNKNOWN_NAME, n.span(), "unknown name \"" + text + "\"", part);
            return;
        }
        Set<String> known = new TreeSet<>(scope.names());
        if (want instanceof EnumType e) {
            known.addAll(e.constants());
        }
        known.addAll(globals.declaredNames());
        globals.schema.parameters().forEach(p -> known.add(p.name()));
        globals.schema.roots().forEach(r -> known.add(r.name()));
        globals.enums.values().forEach(e -> known.addAll(e.constants()));
        reporter.unknown(
                SpecError.UNKNOWN_NAME,
                n.span(),
                "unknown name \"" + text + "\"",
                globals.enums.containsKey(text) || globals.schema.object(text).isPresent()
                        ? "this is a type; a value is needed here"
                        : "declare it, or see \"pageproof list --model\" for what the model has",
                text,
                known);
    }

    /** Declares variables with their sets, to the end of the declaration; fewer than written after an error. */
    List<Binder> bind(List<Syntax.Binder> binders) {
        return operators.sets().binders(binders, new ArrayList<>());
    }

    private @Nullable Expr primed(Syntax.Primed p) {
        step(p.span(), "a prime");
        Syntax inner = p.target();
        if (inner instanceof Syntax.CallOf c) {
            return applications.call(p.span(), c.name(), c.arguments(), true);
        }
        if (inner instanceof Syntax.Name n && scope.find(n.text()) == null && globals.isDefinition(n.text())) {
            return applications.call(p.span(), new Ident(n.text(), n.span()), List.of(), true);
        }
        Target target = inner instanceof Syntax.Primed ? null : target(inner, true, null);
        if (target instanceof Target.OfPlace at) {
            return stateAllowed(target, p.span()) ? places.read(at.place(), true, p.span()) : null;
        }
        if (target != null || inner instanceof Syntax.Primed) {
            reporter.error(
                    SpecError.MISPLACED_PRIME,
                    new Span(p.span().end() - 1, p.span().end()),
                    inner instanceof Syntax.Primed
                            ? "one prime is enough"
                            : "a prime stands after a field or after a definition",
                    inner instanceof Syntax.Name ? "a variable or constant is the same before and after a step" : "");
        }
        return null;
    }

    /** Notes that a step is spoken of, and says so where only one state is there to speak of. */
    void step(Span span, String what) {
        speaksOfStep = true;
        if (mode == Mode.CALL) {
            reporter.error(
                    SpecError.NOT_OF_ONE_STATE,
                    span,
                    what + " cannot stand in a claim about a call",
                    "it speaks of one state: the one in which the call begins or returns");
        } else if (mode == Mode.STATE || mode == Mode.LIFETIME) {
            reporter.error(
                    SpecError.NOT_OF_ONE_STATE,
                    span,
                    what + " can stand only in a transition or a cover",
                    mode == Mode.STATE
                            ? "invariants and lemmas speak of one state; make it a transition"
                            : "a lifetime is told by one state; say in a transition what a step does");
        } else if (mode == Mode.CONSTANT) {
            notConstant(span, what);
        }
    }

    /** As {@link #step}, for what can be said of a call too. */
    private void stepOrCall(Span span, String what) {
        if (mode != Mode.CALL) {
            step(span, what);
        }
    }

    /** Reports what says where CPUs are when it has no meaning here. */
    private void placesOfCpus(Span span, String what) {
        if (mode == Mode.CALL) {
            reporter.error(
                    SpecError.NOT_OF_ONE_STATE,
                    span,
                    what + " cannot stand in a claim about a call",
                    "a CPU is at its places between steps; \"by f\" says what the call is made from");
        }
    }

    private @Nullable Expr by(Syntax.ByFunction b) {
        stepOrCall(b.span(), "\"by\"");
        return function(b.function()) ? new By(b.span(), b.function().text()) : null;
    }

    /** Whether the model has this function; otherwise it is reported. */
    boolean function(Ident function) {
        String name = function.text();
        Set<String> functions = globals.schema.functions();
        if (functions.contains(name)) {
            return true;
        }
        reporter.unknown(
                SpecError.UNKNOWN_FUNCTION,
                function.span(),
                "the model has no operation or helper \"" + name + "\"",
                scope.find(name) == null
                        ? "see \"pageproof list --model\" for what it has"
                        : "\"by\" names a function; \"" + name + " steps\" says which CPU makes the step",
                name,
                functions);
        return false;
    }

    /**
     * {@code c in f} or, with a prime, {@code c in f'}; null when the set is no function of the model.
     *
     * @param element what stands before "in", typed
     */
    @Nullable
    Expr inCall(Syntax.In in, Expr element) {
        boolean primed = in.set() instanceof SyntaxSet.Named n && n.path() instanceof Syntax.Primed;
        Syntax path = !(in.set() instanceof SyntaxSet.Named n)
                ? null
                : n.path() instanceof Syntax.Primed p ? p.target() : n.path();
        if (!(path instanceof Syntax.Name f) || !isCpu(element) || isNameOfValue(f.text())) {
            return null;
        }
        if (!globals.schema.functions().contains(f.text())) {
            if (needsType(f)
                    && !DidYouMean.nearest(f.text(), globals.schema.functions()).isEmpty()) {
                // Nothing else is said of this place.
                function(new Ident(f.text(), f.span()));
            }
            return null;
        }
        if (primed) {
            step(in.set().span(), "a prime");
        } else {
            placesOfCpus(in.span(), "a CPU \"in\" a function");
        }
        Expr made = new InCall(in.span(), element, f.text(), primed);
        return in.negated() ? new Unary(in.span(), UnaryOp.NOT, made) : made;
    }

    private boolean isNameOfValue(String name) {
        return scope.find(name) != null
                || globals.isDefinition(name)
                || globals.isConstant(name)
                || globals.schema.root(name).isPresent();
    }

    private boolean isCpu(Expr e) {
        return e.type() instanceof RefType r
                && globals.schema.cpuType().filter(r.object()::equals).isPresent();
    }

    private @Nullable Expr steps(Syntax.Steps s) {
        stepOrCall(s.span(), "\"steps\"");
        Expr cpu = cpu(s.cpu(), "\"steps\"");
        return cpu == null ? null : new StepsBy(s.span(), cpu);
    }

    private @Nullable Expr before(Syntax.BeforeAccess b) {
        if (mode == Mode.CONSTANT) {
            notConstant(b.span(), "\"before\"");
            return null;
        }
        placesOfCpus(b.span(), "a CPU \"before\" an access");
        Expr cpu = cpu(b.cpu(), "\"before\"");
        return new AccessChecker(this, globals).before(b, cpu);
    }

    /** What stands before a word that speaks of a CPU; null after an error. */
    private @Nullable Expr cpu(Syntax s, String word) {
        Expr cpu = value(s, null);
        if (cpu != null && !isCpu(cpu)) {
            reporter.error(
                    SpecError.WRONG_TYPE,
                    cpu.span(),
                    word + " stands after a CPU, and this is " + cpu.type().described());
            return null;
        }
        return cpu;
    }
}
