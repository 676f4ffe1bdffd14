package org.pageproof.spec.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.syntax.Ident;
import org.pageproof.spec.typed.Variable;

/** The variables that a part of an expression can use. */
final class Scope {
    private final Globals globals;
    private final Map<String, Variable> variables = new HashMap<>();
    private final Set<String> poisoned = new HashSet<>();

    Scope(Globals globals) {
        this.globals = globals;
    }

    /**
     * Adds a variable.
     *
     * @param variable null when its type is unknown; uses of it are then no further errors
     * @return whether the name was free
     */
    boolean declare(Ident name, @Nullable Variable variable) {
        boolean taken = variables.containsKey(name.text())
                || poisoned.contains(name.text())
                || globals.isConstant(name.text())
                || globals.isDefinition(name.text());
        if (taken) {
            globals.reporter.error(
                    SpecError.DUPLICATE_NAME,
                    name.span(),
                    "\"" + name.text() + "\" is already taken",
                    "choose another name for this variable");
            return false;
        }
        if (variable == null) {
            poisoned.add(name.text());
        } else {
            variables.put(name.text(), variable);
        }
        return true;
    }

    /** Takes a variable out again, at the end of the expression that binds it. */
    void remove(String name) {
        variables.remove(name);
        poisoned.remove(name);
    }

    @Nullable
    Variable find(String name) {
        return variables.get(name);
    }

    boolean isPoisoned(String name) {
        return poisoned.contains(name);
    }

    Set<String> names() {
        return variables.keySet();
    }
}
