package org.pageproof.spec.diagnostics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came out, with the messages on the way.
 *
 * @param value null when the errors left nothing; a value may come with errors too, as far as it could be made
 * @param diagnostics in order of place
 */
public record Result<T>(@Nullable T value, List<Diagnostic> diagnostics) {
    public Result {
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether there is a value and no error (warnings do not count). */
    public boolean ok() {
        return value != null && diagnostics.stream().noneMatch(Diagnostic::isError);
    }

    /**
     * The value.
     *
     * @throws IllegalStateException when there is none
     */
    public T get() {
        if (value == null) {
            throw new IllegalStateException("no value: " + diagnostics);
        }
        return value;
    }
}
