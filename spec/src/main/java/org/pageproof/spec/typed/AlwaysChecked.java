package org.pageproof.spec.typed;

import java.util.List;

/** The properties that are checked in every scenario without being written down. */
public final class AlwaysChecked {
    /** Their names, as {@code check} and {@code expect} take them. */
    public static final List<String> NAMES = List.of(
            "no_deadlock", "lock_discipline", "no_exception", "fits", "bug_on", "local_code_ends", "call_depth");

    private AlwaysChecked() {}
}
