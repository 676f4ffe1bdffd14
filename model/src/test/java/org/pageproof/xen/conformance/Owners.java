package org.pageproof.xen.conformance;

import java.util.List;

/** Domains by the names that the files have for them. */
final class Owners {
    static final List<String> NAMES = List.of("A", "B", "io");
    private static final String NONE = "none";

    private Owners() {}

    /** What the owner word holds for a domain. */
    static long pickled(String name) {
        return name.equals(NONE) ? 0 : NAMES.indexOf(name) + 1;
    }

    static String name(long pickled) {
        return pickled == 0 ? NONE : NAMES.get((int) pickled - 1);
    }
}
