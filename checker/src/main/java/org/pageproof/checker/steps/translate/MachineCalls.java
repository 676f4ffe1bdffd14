package org.pageproof.checker.steps.translate;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.ir.AccessKind;

/** Which methods of the machine package are shared accesses. */
final class MachineCalls {
    static final String PACKAGE = "org/pageproof/machine/";
    private static final Map<String, AccessKind> ACCESSES = new HashMap<>();

    static {
        for (AccessKind kind : AccessKind.values()) {
            ACCESSES.put(PACKAGE + kind.javaName(), kind);
        }
    }

    private MachineCalls() {}

    /** The access that {@code owner.name} is, or null. */
    static @Nullable AccessKind access(String owner, String name) {
        return ACCESSES.get(owner + "." + name);
    }
}
