package org.pageproof.checker.properties.ground;

import java.util.List;

/**
 * One way to bind the variables of a quantifier.
 *
 * @param values what each variable stands for, in the order of the binders
 * @param present whether the combination is there in a state; constantly true when the domains do not depend on the state
 */
public record Combination(List<Ground> values, Ground present) {
    public Combination {
        values = List.copyOf(values);
    }
}
