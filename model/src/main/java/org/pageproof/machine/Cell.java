package org.pageproof.machine;

import org.jspecify.annotations.Nullable;

/**
 * A shared reference to an object of the world, or null. Each access is one atomic step. What it may refer to comes from
 * the generic type of the field that holds it.
 */
public final class Cell<T> {
    private final Reference<T> value;

    /** A cell that refers to {@code initial}. */
    public Cell(@Nullable T initial) {
        value = new Reference<>(initial);
    }

    /** The reference. */
    public @Nullable T read() {
        Machine.before("Cell.read", this);
        return value.get();
    }

    /** Stores a reference. */
    public void write(@Nullable T to) {
        Machine.before("Cell.write", this);
        value.set(to);
    }

    /**
     * Stores {@code replacement} if the cell refers to {@code expected}.
     *
     * @return the reference found: {@code expected} exactly when it stored
     */
    public @Nullable T cmpxchg(@Nullable T expected, @Nullable T replacement) {
        Machine.before("Cell.cmpxchg", this);
        return value.compareAndExchange(expected, replacement);
    }

    /** For tools: the reference, without an access. */
    public @Nullable T peek() {
        return value.get();
    }

    /** For tools: stores a reference, without an access. */
    public void poke(@Nullable T to) {
        value.set(to);
    }
}
