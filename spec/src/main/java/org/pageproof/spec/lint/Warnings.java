package org.pageproof.spec.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pageproof.spec.diagnostics.Diagnostic;
import org.pageproof.spec.diagnostics.Severity;
import org.pageproof.spec.source.SourceText;
import org.pageproof.spec.source.Span;

/** Collects what the rules find in one spec. */
public final class Warnings {
    private final SourceText source;
    private final List<Diagnostic> found = new ArrayList<>();

    Warnings(SourceText source) {
        this.source = source;
    }

    /**
     * Adds one.
     *
     * @param advice what to do, one sentence
     */
    public void add(LintRule rule, Span span, String message, String advice) {
        found.add(new Diagnostic(rule.code(), Severity.WARNING, source, span, message, advice, ""));
    }

    List<Diagnostic> sorted() {
        return found.stream()
                .sorted(Comparator.comparingInt((Diagnostic d) -> d.span().start())
                        .thenComparing(Diagnostic::code))
                .toList();
    }
}
