package org.pageproof.spec.diagnostics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.pageproof.spec.source.SourceText;
import org.pageproof.spec.source.Span;

/** Collects the messages about one text. */
public final class Reporter {
    private static final int MOST = 100;

    private final SourceText source;
    private final List<Diagnostic> found = new ArrayList<>();

    public Reporter(SourceText source) {
        this.source = source;
    }

    /** An error without advice. */
    public void error(SpecError code, Span span, String message) {
        error(code, span, message, "");
    }

    /** An error with what was expected or what to do. */
    public void error(SpecError code, Span span, String message, String expected) {
        add(new Diagnostic(code.code(), Severity.ERROR, source, span, message, expected, ""));
    }

    /** An error about a name that is not there; the nearest of the names that are is suggested. */
    public void unknown(
            SpecError code, Span span, String message, String expected, String name, Collection<String> candidates) {
        String near = DidYouMean.nearest(name, candidates);
        add(new Diagnostic(code.code(), Severity.ERROR, source, span, message, near.isEmpty() ? expected : "", near));
    }

    public void warning(SpecError code, Span span, String message, String expected) {
        add(new Diagnostic(code.code(), Severity.WARNING, source, span, message, expected, ""));
    }

    /** One that was made elsewhere. */
    public void add(Diagnostic d) {
        // One message for one place: whatever follows from the first is noise.
        boolean there = found.stream()
                .anyMatch(o -> o.source().equals(d.source())
                        && o.span().start() == d.span().start()
                        && o.severity() == d.severity());
        if (!there && found.size() < MOST) {
            found.add(d);
        }
    }

    public boolean hasErrors() {
        return errors() > 0;
    }

    /** Number of errors so far. */
    public long errors() {
        return found.stream().filter(Diagnostic::isError).count();
    }

    /** Whether there is an error in this line already. */
    public boolean hasErrorIn(int line) {
        return found.stream().anyMatch(d -> d.isError() && d.line() == line);
    }

    /** In order of place. */
    public List<Diagnostic> sorted() {
        List<Diagnostic> all = new ArrayList<>(found);
        all.sort(Comparator.comparingInt((Diagnostic d) -> d.span().start()));
        return all;
    }
}
