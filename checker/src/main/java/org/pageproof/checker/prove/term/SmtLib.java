package org.pageproof.checker.prove.term;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes terms as SMT-LIB 2. A part that stands in several places is named once. */
public final class SmtLib {
    private SmtLib() {}

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
        Names names = new Names(all, prefix);
        for (Term t : names.shared()) {
            out.append("(define-fun ")
                    .append(names.next())
                    .append(" () ")
                    .append(sort(t))
                    .append(' ');
            names.inner(out, t);
            out.append(")\n");
            names.name(t);
        }
        for (Term t : all) {
            out.append("(assert ");
            names.text(out, t);
            out.append(")\n");
        }
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
        Names names = new Names(List.of(term), "!");
        for (Term t : names.shared()) {
            out.append("(let ((").append(names.next()).append(' ');
            names.inner(out, t);
            out.append(")) ");
            names.name(t);
        }
        names.text(out, term);
        return out.append(")".repeat(names.shared().size())).toString();
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

    /** Gives names to the parts with operands that more than one other part has. */
    private static final class Names {
        private final String prefix;
        private final List<Term> shared = new ArrayList<>();
        private final @Nullable String[] byId;
        private int given;

        Names(Collection<Term> terms, String prefix) {
            this.prefix = prefix;
            // Operands have smaller ids than those who have them.
            int size = 1 + terms.stream().mapToInt(Term::id).max().orElse(0);
            this.byId = new String[size];
            int[] uses = new int[size];
            List<Term> found = new ArrayList<>();
            walk(terms, t -> {
                t.operands().forEach(o -> uses[o.id()]++);
                found.add(t);
            });
            terms.forEach(t -> uses[t.id()]++);
            for (Term t : found) {
                if (uses[t.id()] > 1 && !t.operands().isEmpty()) {
                    shared.add(t);
                }
            }
            shared.sort(Comparator.comparingInt(Term::id));
        }

        /** Operands come before those who have them. */
        List<Term> shared() {
            return shared;
        }

        String next() {
            return prefix + given;
        }

        void name(Term t) {
            byId[t.id()] = next();
            given++;
        }

        void text(StringBuilder out, Term t) {
            String name = byId[t.id()];
            if (name != null) {
                out.append(name);
            } else {
                inner(out, t);
            }
        }

        /** Parts that are not shared are nested: their depth is that of an expression somebody wrote. */
        void inner(StringBuilder out, Term t) {
            if (t.isVariable()) {
                out.append('|').append(t.name()).append('|');
            } else if (t.isTruth() && t.isConstant()) {
                out.append(t.isTrue());
            } else if (t.isConstant()) {
                out.append("(_ bv")
                        .append(t.value())
                        .append(' ')
                        .append(t.width())
                        .append(')');
            } else {
                out.append('(').append(head(t));
                for (Term o : t.operands()) {
                    out.append(' ');
                    text(out, o);
                }
                out.append(')');
            }
        }
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
