package org.pageproof.spec.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pageproof.spec.diagnostics.Diagnostic;
import org.pageproof.spec.diagnostics.Severity;
import org.pageproof.spec.source.SourceText;
import org.pageproof.spec.source.Span;

/** Collects what the rules find in one spec; what they find in imported files is left to a look at those. */
public final class Warnings {
    private final SourceText source;
    private final List<Diagnostic> found = new ArrayList<>();

    Warnings(SourceText source) {
        this.source = source;
    }

    /** Whether something stands in the file itself, and not in one that it imports. */
    boolean isHere(Span span) {
        return source.at(span.start()).equals(source);
    }

    /**
     * Adds one.
     *
     * @param advice what to do, one sentence
     */
    public void add(LintRule rule, Span span, String message, String advice) {
        if (isHere(span)) {
            found.add(new Diagnostic(rule.code(), Severity.WARNING, source, span, message, advice, ""));
        }
    }

    List<Diagnostic> sorted() {
        return found.stream()
                .sorted(Comparator.comparingInt((Diagnostic d) -> d.span().start())
                        .thenComparing(Diagnostic::code))
                .toList();
    }
}
