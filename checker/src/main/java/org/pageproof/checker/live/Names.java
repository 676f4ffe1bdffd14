package org.pageproof.checker.live;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.typed.Variable;

/**
 * What variables stand for: the one bound last, and those bound before it. A value may be worked out later, where it is used.
 *
 * @param id of the variable
 */
record Names(int id, Supplier<Object> value, @Nullable Names rest) {
    static final Names NONE = new Names(
            -1,
            () -> {
                throw new IllegalStateException("no variable");
            },
            null);

    Names with(Variable variable, Object value) {
        return new Names(variable.id(), () -> value, this);
    }

    Names later(Variable variable, Supplier<Object> value) {
        return new Names(variable.id(), value, this);
    }

    Object get(Variable variable) {
        for (Names n = this; n != null; n = n.rest) {
            if (n.id == variable.id()) {
                return n.value.get();
            }
        }
        throw new IllegalStateException("nothing is bound to " + variable.name());
    }
}
