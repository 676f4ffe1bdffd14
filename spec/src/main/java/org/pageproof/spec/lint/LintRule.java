package org.pageproof.spec.lint;

import org.pageproof.spec.typed.Spec;

/** One thing to warn of. */
public interface LintRule {
    /** Such as {@code PL01}. */
    String code();

    /** What it is about, in a few words. */
    String title();

    /** Looks at a spec without errors. */
    void examine(Spec spec, Warnings warnings);
}
