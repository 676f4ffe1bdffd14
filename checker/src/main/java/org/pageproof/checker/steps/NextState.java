package org.pageproof.checker.steps;

/**
 * The next-state function over packed states: the one interface between the step program and the searches.
 *
 * <p>A packed state is {@link #words()} consecutive longs. Two states are equal exactly when their packed forms are. An
 * instance keeps working storage and serves one thread.
 */
public interface NextState {
    /** Longs per packed state, at least 1. */
    int words();

    /** Stores the initial state, or the first of several, at {@code to[at ..]}. */
    void initial(long[] to, int at);

    /** How many states there are to start in; at least 1. */
    default int starts() {
        return 1;
    }

    /** Stores one of the states to start in, from 0, at {@code to[at ..]}. */
    default void start(int number, long[] to, int at) {
        initial(to, at);
    }

    /**
     * Adds every transition of the state at {@code from[at ..]} to {@code found}, in canonical order (CPU, then
     * operation, arguments, outcomes of choose), each violated always-checked property included. Equal successors and
     * self-loops are each added.
     */
    void successors(long[] from, int at, Successors found);
}
