package org.pageproof.spec.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.typed.Property;

/** A declaration of a spec. */
public sealed interface Declaration {
    Ident name();

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

    /** <code>invariant name [I1] "sentence" { body }</code>, a transition or a cover. */
    record Claim(Property.Kind kind, Ident name, @Nullable Ident number, String description, Syntax body, String doc)
            implements Declaration {}

    /** <code>scenario name "sentence" { clauses }</code>. */
    record ScenarioDecl(Ident name, String description, List<Clause> clauses, String doc) implements Declaration {
        public ScenarioDecl {
            clauses = List.copyOf(clauses);
        }
    }
}
