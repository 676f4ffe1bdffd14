package org.pageproof.spec.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.source.Span;

/** A clause of a scenario. */
public sealed interface Clause {
    Span span();

    /** {@code model with a = 1, b = 2;}. */
    record ModelWith(Span span, List<Setting> settings) implements Clause {
        public ModelWith {
            settings = List.copyOf(settings);
        }
    }

    /** {@code a = 1}. */
    record Setting(Ident name, Syntax value) {}

    /** {@code with variant B07;}. */
    record WithVariant(Span span, Ident name) implements Clause {}

    /**
     * {@code cpus 2 repeat a | b;}.
     *
     * @param number null for {@code all} and {@code any}
     * @param any whether there is any number of them
     */
    record Cpus(Span span, @Nullable Syntax number, boolean any, boolean repeats, List<List<OpCall>> turns)
            implements Clause {
        public Cpus {
            turns = turns.stream().map(List::copyOf).toList();
        }
    }

    /** {@code start where condition;}. */
    record StartWhere(Span span, Syntax condition) implements Clause {}

    /** {@code f(p = 0)}. */
    record OpCall(Span span, Ident name, List<Bound> bindings) {
        public OpCall {
            bindings = List.copyOf(bindings);
        }
    }

    /** {@code p = 0} or {@code p in 0 .. 1}; {@code =} is kept as a set of one. */
    record Bound(Ident name, SyntaxSet values) {}

    /**
     * {@code check a, b;}.
     *
     * @param names null for {@code all}
     */
    record Check(Span span, @Nullable List<Ident> names) implements Clause {
        public Check {
            names = names == null ? null : List.copyOf(names);
        }
    }

    /**
     * {@code expect holds;} or {@code expect holds of a, b;}.
     *
     * @param names null when there is no {@code of}
     */
    record ExpectHolds(Span span, @Nullable List<Ident> names) implements Clause {
        public ExpectHolds {
            names = names == null ? null : List.copyOf(names);
        }
    }

    /** {@code expect violation of a in 12 steps;}. */
    record ExpectViolation(Span span, Ident name, @Nullable Syntax steps) implements Clause {}

    /** {@code expect reached a;} or {@code expect not reached a;}. */
    record ExpectReached(Span span, Ident name, boolean reached) implements Clause {}
}
