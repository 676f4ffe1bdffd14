package org.pageproof.checker.prove.steps;

import java.util.List;
import org.pageproof.checker.prove.term.Term;

/** An instruction that needs to know more: the way parts, one for each of the conditions, of which one is true. */
final class Fork extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Term> conditions;

    Fork(List<Term> conditions) {
        super(null, null, false, false);
        this.conditions = conditions;
    }

    List<Term> conditions() {
        return conditions;
    }
}
