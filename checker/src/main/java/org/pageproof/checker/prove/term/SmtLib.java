package org.pageproof.checker.prove.term;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Writes terms as SMT-LIB 2. A part that stands in several places is named once. */
public final class SmtLib {
    private SmtLib() {}

    /**
     * Declares the variables of the conditions, and asserts their bounds and the conditions.
     *
     * @param terms the builder of the conditions
     */
    public static String script(TermBuilder terms, Collection<Term> conditions) {
        List<Term> all = withBounds(terms, conditions);
        return text(all, variables(all), "!");
    }

    /** Conditions and before them the bounds of their variables, without those that are always true. */
    public static List<Term> withBounds(TermBuilder terms, Collection<Term> conditions) {
        Set<Term> all = new LinkedHashSet<>();
        variables(conditions).forEach(v -> all.add(terms.inBounds(v)));
        all.addAll(conditions);
        all.remove(terms.yes());
        return List.copyOf(all);
    }

    /**
     * Declares the variables of terms, and asserts the terms in their order.
     *
     * @param variables those of the terms
     * @param prefix what the names begin with that parts get
     */
    public static String text(Collection<Term> all, List<Term> variables, String prefix) {
        StringBuilder out = new StringBuilder();
        for (Term v : variables) {
            out.append("(declare-const ")
                    .append(name(v))
                    .append(' ')
                    .append(sort(v))
                    .append(")\n");
        }
        Map<Term, String> names = new HashMap<>();
        for (Term t : shared(all)) {
            String name = prefix + names.size();
            out.append("(define-fun ")
                    .append(name)
                    .append(" () ")
                    .append(sort(t))
                    .append(' ')
                    .append(inner(t, names))
                    .append(")\n");
            names.put(t, name);
        }
        all.forEach(t -> out.append("(assert ").append(text(t, names)).append(")\n"));
        return out.toString();
    }

    /** The variables of the terms, in the order of their names. */
    public static List<Term> variables(Collection<Term> terms) {
        Map<String, Term> found = new TreeMap<>();
        walk(terms, t -> {
            if (t.isVariable()) {
                found.put(t.name(), t);
            }
        });
        return List.copyOf(found.values());
    }

    /** A term inside a quantifier, where its variables are bound: what is shared is named by let. */
    public static String nested(Term term) {
        StringBuilder out = new StringBuilder();
        Map<Term, String> names = new HashMap<>();
        int open = 0;
        for (Term t : shared(List.of(term))) {
            String name = "!" + names.size();
            out.append("(let ((")
                    .append(name)
                    .append(' ')
                    .append(inner(t, names))
                    .append(")) ");
            names.put(t, name);
            open++;
        }
        return out.append(text(term, names)).append(")".repeat(open)).toString();
    }

    public static String name(Term variable) {
        return "|" + variable.name() + "|";
    }

    public static String sort(Term t) {
        return t.isTruth() ? "Bool" : "(_ BitVec " + t.width() + ")";
    }

    private static void walk(Collection<Term> terms, Consumer<Term> visit) {
        BitSet seen = new BitSet();
        Deque<Term> open = new ArrayDeque<>(terms);
        while (!open.isEmpty()) {
            Term t = open.pop();
            if (!seen.get(t.id())) {
                seen.set(t.id());
                visit.accept(t);
                open.addAll(t.operands());
            }
        }
    }

    /** The parts with operands that more than one other part has, smaller ids first: operands come before those who have them. */
    private static List<Term> shared(Collection<Term> terms) {
        Map<Term, Integer> uses = new HashMap<>();
        walk(terms, t -> t.operands().forEach(o -> uses.merge(o, 1, Integer::sum)));
        terms.forEach(t -> uses.merge(t, 1, Integer::sum));
        return uses.entrySet().stream()
                .filter(e -> e.getValue() > 1 && !e.getKey().operands().isEmpty())
                .map(Map.Entry::getKey)
                .sorted((a, b) -> Integer.compare(a.id(), b.id()))
                .toList();
    }

    private static String text(Term t, Map<Term, String> names) {
        String name = names.get(t);
        return name != null ? name : inner(t, names);
    }

    /** Parts that are not shared are nested: their depth is that of an expression somebody wrote. */
    private static String inner(Term t, Map<Term, String> names) {
        if (t.isVariable()) {
            return name(t);
        } else if (t.isConstant()) {
            return t.isTruth() ? (t.isTrue() ? "true" : "false") : "(_ bv" + t.value() + " " + t.width() + ")";
        }
        StringBuilder out = new StringBuilder("(").append(head(t));
        for (Term o : t.operands()) {
            out.append(' ').append(text(o, names));
        }
        return out.append(')').toString();
    }

    private static String head(Term t) {
        return switch (t.op()) {
            case EXTRACT -> "(_ extract " + (t.low() + t.width() - 1) + " " + t.low() + ")";
            case ZERO_EXTEND, SIGN_EXTEND ->
                "(_ " + t.op().smt() + " " + (t.width() - t.operand(0).width()) + ")";
            default -> t.op().smt();
        };
    }
}
