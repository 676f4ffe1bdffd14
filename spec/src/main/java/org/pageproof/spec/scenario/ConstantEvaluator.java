package org.pageproof.spec.scenario;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.diagnostics.Reporter;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.schema.ModelParameter;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.typed.Arithmetic;
import org.pageproof.spec.typed.Binary;
import org.pageproof.spec.typed.BinaryOp;
import org.pageproof.spec.typed.Conditional;
import org.pageproof.spec.typed.Constant;
import org.pageproof.spec.typed.ConstantRef;
import org.pageproof.spec.typed.Domain;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.Let;
import org.pageproof.spec.typed.Literal;
import org.pageproof.spec.typed.Membership;
import org.pageproof.spec.typed.ParameterRef;
import org.pageproof.spec.typed.Scenario;
import org.pageproof.spec.typed.Unary;
import org.pageproof.spec.typed.UnaryOp;
import org.pageproof.spec.typed.Variable;
import org.pageproof.spec.typed.VariableRef;

/** Evaluates what does not depend on the state, for one scenario. Truth values are 0 and 1. */
final class ConstantEvaluator {
    private final Reporter reporter;
    private final Map<String, Scenario.Setting> settings = new HashMap<>();
    private final Map<String, BigInteger> parameters;
    private final Map<String, BigInteger> constants = new HashMap<>();
    private final Map<Variable, Expr> variables = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final Set<String> failed = new HashSet<>();

    /**
     * An evaluator.
     *
     * @param fixed parameters that have their values already, such as overridden ones
     */
    ConstantEvaluator(Reporter reporter, List<Scenario.Setting> settings, Map<String, BigInteger> fixed) {
        this.reporter = reporter;
        this.parameters = new HashMap<>(fixed);
        settings.forEach(s -> this.settings.put(s.parameter().name(), s));
    }

    /** The evaluation has no result; why has been reported. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failed() {
            super("reported", null, false, false);
        }
    }

    /** The value, or null after an error. */
    @Nullable
    BigInteger value(Expr e) {
        try {
            return eval(e);
        } catch (Failed f) {
            return null;
        }
    }

    /** The value of a constant, or null after an error. */
    @Nullable
    BigInteger value(Constant c) {
        try {
            return constant(c, c.span());
        } catch (Failed f) {
            return null;
        }
    }

    /** The value of a parameter: fixed, set by the scenario, or the default; null after an error. */
    @Nullable
    BigInteger value(ModelParameter p) {
        try {
            return parameter(p, Span.NOWHERE);
        } catch (Failed f) {
            return null;
        }
    }

    /** The values of a set of literals, in order and without repeats; null after an error. */
    @Nullable
    Set<BigInteger> values(Domain domain, int most) {
        try {
            Set<BigInteger> all = new LinkedHashSet<>();
            if (domain instanceof Domain.Range r) {
                BigInteger low = eval(r.low());
                BigInteger high = eval(r.high());
                if (high.subtract(low).compareTo(BigInteger.valueOf(most)) >= 0) {
                    reporter.error(SpecError.ARGUMENT_RANGE, r.span(), "this range has more than " + most + " values");
                    return null;
                }
                for (BigInteger v = low; v.compareTo(high) <= 0; v = v.add(BigInteger.ONE)) {
                    all.add(v);
                }
            } else if (domain instanceof Domain.Members m) {
                m.members().forEach(e -> all.add(eval(e)));
            }
            return all;
        } catch (Failed f) {
            return null;
        }
    }

    private BigInteger constant(Constant c, Span use) {
        BigInteger known = constants.get(c.name());
        if (known == null) {
            known = once(c.name(), c.value(), use);
            constants.put(c.name(), known);
        }
        return known;
    }

    private BigInteger parameter(ModelParameter p, Span use) {
        BigInteger known = parameters.get(p.name());
        if (known == null) {
            Scenario.Setting setting = settings.get(p.name());
            if (setting == null) {
                known = BigInteger.valueOf(p.def());
            } else {
                known = once(p.name(), setting.value(), use);
            }
            parameters.put(p.name(), known);
        }
        return known;
    }

    private BigInteger once(String name, Expr value, Span use) {
        if (failed.contains(name)) {
            throw new Failed();
        }
        if (!open.add(name)) {
            reporter.error(
                    SpecError.CYCLE,
                    use,
                    "the value of \"" + name + "\" needs itself",
                    "give one of the parameters in this circle a value of its own");
            throw new Failed();
        }
        try {
            return eval(value);
        } catch (Failed f) {
            failed.add(name);
            throw f;
        } finally {
            open.remove(name);
        }
    }

    private BigInteger eval(Expr e) {
        if (e instanceof Literal l) {
            return l.value();
        } else if (e instanceof ConstantRef c) {
            return constant(c.constant(), c.span());
        } else if (e instanceof ParameterRef p) {
            return parameter(p.parameter(), p.span());
        } else if (e instanceof Unary u) {
            BigInteger v = eval(u.operand());
            return u.op() == UnaryOp.NEGATE ? v.negate() : BigInteger.ONE.subtract(v);
        } else if (e instanceof Binary b) {
            return binary(b);
        } else if (e instanceof Let l) {
            variables.put(l.variable(), l.value());
            return eval(l.body());
        } else if (e instanceof VariableRef v) {
            return eval(Objects.requireNonNull(variables.get(v.variable()), "an unbound variable"));
        } else if (e instanceof Conditional c) {
            return eval(eval(c.condition()).signum() != 0 ? c.then() : c.otherwise());
        } else if (e instanceof Membership m) {
            return bool(in(eval(m.element()), m.set()) != m.negated());
        }
        throw new IllegalStateException("not constant: " + e);
    }

    private boolean in(BigInteger v, Domain set) {
        if (set instanceof Domain.Range r) {
            return eval(r.low()).compareTo(v) <= 0 && v.compareTo(eval(r.high())) <= 0;
        }
        return set instanceof Domain.Members m && m.members().stream().anyMatch(e -> eval(e).equals(v));
    }

    private BigInteger binary(Binary b) {
        BigInteger left = eval(b.left());
        boolean l = left.signum() != 0;
        if (b.op() == BinaryOp.AND && !l) {
            return BigInteger.ZERO;
        } else if ((b.op() == BinaryOp.OR && l) || (b.op() == BinaryOp.IMPLIES && !l)) {
            return BigInteger.ONE;
        }
        BigInteger right = eval(b.right());
        return switch (b.op().kind()) {
            case ARITHMETIC -> arithmetic(b, left, right);
            case EQUALITY, ORDER -> bool(Arithmetic.compare(b.op(), left, right));
            case LOGIC -> b.op() == BinaryOp.IFF ? bool(left.equals(right)) : right;
        };
    }

    private BigInteger arithmetic(Binary b, BigInteger left, BigInteger right) {
        try {
            return Arithmetic.apply(b.op(), left, right);
        } catch (Arithmetic.Undefined u) {
            reporter.error(SpecError.UNDEFINED, b.span(), "this has no value: " + u.getMessage());
            throw new Failed();
        }
    }

    private static BigInteger bool(boolean b) {
        return b ? BigInteger.ONE : BigInteger.ZERO;
    }
}
