package org.pageproof.spec.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.typed.Property;

/** A declaration of a spec. */
public sealed interface Declaration {
    Ident name();

    /** The number after the name of a property; null when there is none. */
    default @Nullable Ident number() {
        return null;
    }

    /** Text of the doc comment before it; empty when there is none. */
    String doc();

    /** {@code const name = value;}. */
    record Const(Ident name, Syntax value, String doc) implements Declaration {}

    /** {@code def name(c: Cpu) = body;}. */
    record Def(Ident name, List<Parameter> parameters, Syntax body, String doc) implements Declaration {
        public Def {
            parameters = List.copyOf(parameters);
        }
    }

    /** {@code c: Cpu}. */
    record Parameter(Ident name, Ident type) {}

    /**
     * <code>invariant name [I1] "sentence" { body }</code>, a transition or a cover.
     *
     * @param moment null for always
     */
    record Claim(
            Property.Kind kind,
            Ident name,
            @Nullable Ident number,
            @Nullable When moment,
            String description,
            Syntax body,
            String doc)
            implements Declaration {}

    /** When a claim is made. */
    sealed interface When {
        Span span();
    }

    /** {@code at rest}. */
    record WhenAtRest(Span span) implements When {}

    /**
     * {@code on enter f(a, b)} or {@code on return f(a, b) -> result}.
     *
     * @param returns whether the end of the call is meant
     * @param arguments names for the arguments, {@code _} for none; null when the call has no brackets
     * @param result name for the result; null when there is none
     */
    record WhenCalled(
            Span span,
            boolean returns,
            Ident function,
            @Nullable List<Ident> arguments,
            @Nullable Ident result) implements When {
        public WhenCalled {
            arguments = arguments == null ? null : List.copyOf(arguments);
        }
    }

    /** <code>lifecycle name [I1] "sentence" of subject for binders { rows }</code>. */
    record LifecycleDecl(
            Ident name,
            @Nullable Ident number,
            String description,
            List<Syntax> subject,
            List<Syntax.Binder> binders,
            List<Row> rows,
            String doc)
            implements Declaration {
        public LifecycleDecl {
            subject = List.copyOf(subject);
            binders = List.copyOf(binders);
            rows = List.copyOf(rows);
        }
    }

    /**
     * {@code a | b -> c by f, g;} or {@code initial a;}.
     *
     * @param from alternatives; null for the first state
     * @param by any of these functions; empty for any step
     * @param span the row without its semicolon
     */
    record Row(@Nullable List<Entry> from, List<Entry> to, List<Ident> by, Span span) {
        public Row {
            from = from == null ? null : List.copyOf(from);
            to = List.copyOf(to);
            by = List.copyOf(by);
        }
    }

    /** One value for each part of the subject: a constant, or the name {@code _} for any. */
    record Entry(List<Syntax> parts, Span span) {
        public Entry {
            parts = List.copyOf(parts);
        }
    }

    /**
     * <code>nested name [D8] "sentence" for binders where guard: inner within outer;</code> or
     * <code>ref name [D9] "sentence" for binders where guard: inner needs outer;</code>.
     *
     * @param kind {@code NESTED} or {@code REF}
     * @param where null for all elements
     * @param span from the binders to the end
     */
    record LifetimeDecl(
            Property.Kind kind,
            Ident name,
            @Nullable Ident number,
            String description,
            List<Syntax.Binder> binders,
            @Nullable Syntax where,
            Syntax inner,
            Syntax outer,
            Span span,
            String doc)
            implements Declaration {
        public LifetimeDecl {
            binders = List.copyOf(binders);
        }
    }

    /** <code>scenario name "sentence" { clauses }</code>. */
    record ScenarioDecl(Ident name, String description, List<Clause> clauses, String doc) implements Declaration {
        public ScenarioDecl {
            clauses = List.copyOf(clauses);
        }
    }
}
