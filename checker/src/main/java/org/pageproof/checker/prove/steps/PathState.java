package org.pageproof.checker.prove.steps;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.prove.term.Op;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;

/** A way through a step so far: registers, written slots, and what has been decided. */
final class PathState {
    private static final int SMALL = 256;

    int path;
    int at;
    boolean begun;
    boolean accessed;
    int number;
    int executed;
    Map<Integer, Term> writes = new TreeMap<>();
    Set<Term> guard = new LinkedHashSet<>();
    List<Term> choices = new ArrayList<>();
    List<Integer> accessedSlots = List.of();
    List<CallMoment> calls = new ArrayList<>();
    List<Kept> kept = new ArrayList<>();
    private Map<Long, Integer> parts = new HashMap<>();
    private @Nullable Term[] registers = new Term[32];
    private Map<Term, BigInteger> fixed = new HashMap<>();
    private Map<Term, Set<BigInteger>> excluded = new HashMap<>();

    PathState copy() {
        PathState c = new PathState();
        c.path = path;
        c.at = at;
        c.begun = begun;
        c.accessed = accessed;
        c.number = number;
        c.executed = executed;
        c.writes = new TreeMap<>(writes);
        c.guard = new LinkedHashSet<>(guard);
        c.choices = new ArrayList<>(choices);
        c.accessedSlots = accessedSlots;
        c.calls = new ArrayList<>(calls);
        c.kept = new ArrayList<>(kept);
        c.parts = new HashMap<>(parts);
        c.registers = registers.clone();
        c.fixed = new HashMap<>(fixed);
        c.excluded = new HashMap<>(excluded);
        return c;
    }

    /** How often the way has parted at this instruction. */
    int parts() {
        return parts.getOrDefault((long) path << 32 | at, 0);
    }

    void parted() {
        parts.merge((long) path << 32 | at, 1, Integer::sum);
    }

    @Nullable
    Term register(int index) {
        return index < registers.length ? registers[index] : null;
    }

    void setRegister(int index, Term value) {
        if (index >= registers.length) {
            registers = Arrays.copyOf(registers, Math.max(index + 1, 2 * registers.length));
        }
        registers[index] = value;
    }

    /** The one value that a term can have here, or null. */
    @Nullable
    BigInteger known(Term term) {
        return term.isConstant() ? term.value() : fixed.get(term);
    }

    /** Whether a value has been ruled out. */
    boolean isExcluded(Term term, BigInteger value) {
        return excluded.getOrDefault(term, Set.of()).contains(value);
    }

    /** What is decided of a condition; null where it is open. */
    @Nullable
    Boolean decided(TermBuilder terms, Term condition) {
        if (condition.isConstant()) {
            return condition.isTrue();
        } else if (guard.contains(condition)) {
            return true;
        } else if (guard.contains(terms.not(condition))) {
            return false;
        } else if (condition.op() == Op.NOT) {
            Boolean inner = decided(terms, condition.operand(0));
            return inner == null ? null : !inner;
        } else if (condition.op() == Op.AND || condition.op() == Op.OR) {
            return joined(terms, condition);
        } else if (condition.operands().size() == 2) {
            return compared(terms, condition);
        }
        return null;
    }

    private @Nullable Boolean joined(TermBuilder terms, Term condition) {
        boolean absorbing = condition.op() == Op.OR;
        boolean open = false;
        for (Term t : condition.operands()) {
            Boolean part = decided(terms, t);
            if (part == null) {
                open = true;
            } else if (part == absorbing) {
                return absorbing;
            }
        }
        return open ? null : !absorbing;
    }

    private @Nullable Boolean compared(TermBuilder terms, Term condition) {
        Term left = condition.operand(0);
        Term right = condition.operand(1);
        BigInteger a = known(left);
        BigInteger b = known(right);
        if (a != null && b != null) {
            return terms.apply(condition.op(), terms.constant(a, left.width()), terms.constant(b, right.width()))
                    .isTrue();
        }
        boolean isOrder = condition.op() == Op.SIGNED_AT_MOST || condition.op() == Op.AT_MOST;
        if (isOrder && Boolean.TRUE.equals(decided(terms, terms.equal(left, right)))) {
            return true;
        }
        boolean out = condition.op() == Op.EQUAL && b != null && isExcluded(left, b);
        return out ? Boolean.FALSE : null;
    }

    /** Adds a condition. False when it contradicts what has been decided, as far as that is easily seen. */
    boolean assume(TermBuilder terms, Term condition) {
        Boolean decided = decided(terms, condition);
        if (decided != null) {
            return decided;
        }
        if (condition.op() == Op.AND) {
            for (Term t : condition.operands()) {
                if (!assume(terms, t)) {
                    return false;
                }
            }
            return true;
        }
        guard.add(condition);
        if (condition.op() == Op.EQUAL && condition.operand(1).isConstant()) {
            fix(terms, condition.operand(0), condition.operand(1).value());
        } else if (condition.op() == Op.NOT && condition.operand(0).op() == Op.EQUAL) {
            Term equality = condition.operand(0);
            return !equality.operand(1).isConstant()
                    || exclude(terms, equality.operand(0), equality.operand(1).value());
        }
        return true;
    }

    /** Notes the value of a term, and of those that extend it. */
    private void fix(TermBuilder terms, Term term, BigInteger value) {
        fixed.put(term, value);
        Term constant = terms.constant(value, term.width());
        if (term.isVariable()) {
            Map<Term, Term> known = Map.of(term, constant);
            for (int r = 0; r < registers.length; r++) {
                Term register = registers[r];
                registers[r] = register == null ? null : terms.replace(register, known);
            }
            writes.replaceAll((slot, written) -> terms.replace(written, known));
        } else {
            replace(term, constant);
        }
        for (Op op : List.of(Op.ZERO_EXTEND, Op.SIGN_EXTEND)) {
            Term wide = op == Op.ZERO_EXTEND
                    ? terms.zeroExtend(term, Variables.WIDE)
                    : terms.signExtend(term, Variables.WIDE);
            Term known = op == Op.ZERO_EXTEND
                    ? terms.zeroExtend(constant, Variables.WIDE)
                    : terms.signExtend(constant, Variables.WIDE);
            if (wide != term) {
                fixed.put(wide, known.value());
                replace(wide, known);
            }
        }
    }

    private void replace(Term term, Term constant) {
        for (int r = 0; r < registers.length; r++) {
            if (registers[r] == term) {
                registers[r] = constant;
            }
        }
        writes.replaceAll((slot, value) -> value == term ? constant : value);
    }

    private boolean exclude(TermBuilder terms, Term term, BigInteger value) {
        Set<BigInteger> out = new HashSet<>(excluded.getOrDefault(term, Set.of()));
        out.add(value);
        excluded.put(term, out);
        BigInteger low = term.bounds().low();
        BigInteger size = term.bounds().high().subtract(low);
        if (size.compareTo(BigInteger.valueOf(SMALL)) > 0) {
            return true;
        }
        BigInteger only = null;
        for (BigInteger v = low; v.compareTo(term.bounds().high()) <= 0; v = v.add(BigInteger.ONE)) {
            if (!out.contains(v)) {
                if (only != null) {
                    return true;
                }
                only = v;
            }
        }
        if (only != null) {
            fix(terms, term, only);
        }
        return only != null;
    }
}
