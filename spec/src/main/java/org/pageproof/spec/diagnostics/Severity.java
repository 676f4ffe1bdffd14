package org.pageproof.spec.diagnostics;

import java.util.Locale;

/** How bad it is. */
public enum Severity {
    /** The spec cannot be checked. */
    ERROR,
    /** The spec can be checked, but probably not as it was meant. */
    WARNING;

    /** As it stands in messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
