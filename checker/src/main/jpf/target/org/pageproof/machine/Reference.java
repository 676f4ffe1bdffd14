package org.pageproof.machine;

/** The form of {@code Reference} for a virtual machine in which only one thread runs between two step boundaries. */
final class Reference<T> {
    private T value;

    Reference(T initial) {
        value = initial;
    }

    T get() {
        return value;
    }

    void set(T to) {
        value = to;
    }

    T compareAndExchange(T expected, T replacement) {
        T found = value;
        if (found == expected) {
            value = replacement;
        }
        return found;
    }
}
