package org.pageproof.machine;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The reference under a cell. Every access to it is atomic and sequentially consistent. With {@link Bits} and
 * {@link Machine} it is all that another kind of machine has to replace.
 */
final class Reference<T> {
    private final AtomicReference<@Nullable T> value;

    Reference(@Nullable T initial) {
        value = new AtomicReference<>(initial);
    }

    @Nullable
    T get() {
        return value.get();
    }

    void set(@Nullable T to) {
        value.set(to);
    }

    /** Stores {@code replacement} if it refers to {@code expected}; returns the reference found. */
    @Nullable
    T compareAndExchange(@Nullable T expected, @Nullable T replacement) {
        return value.compareAndExchange(expected, replacement);
    }
}
