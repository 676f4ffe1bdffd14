package org.pageproof.checker.explore;

/**
 * What a search looks for. Properties are numbered from 0; a mask has bit i for property i. A bit in an answer means that
 * the property is decided here: an invariant is violated, a cover is reached. A decided property is not asked for again.
 */
public interface Monitor {
    /** The most properties that one search can watch. */
    int MAX_PROPERTIES = 64;

    /** In place of a location: the state is the initial one. */
    int NO_LOCATION = -1;

    /** A monitor without properties. */
    Monitor NOTHING = new Monitor() {
        @Override
        public int properties() {
            return 0;
        }

        @Override
        public long stateProperties() {
            return 0;
        }

        @Override
        public long transitionProperties() {
            return 0;
        }

        @Override
        public long state(long open, int location, long[] words, int at) {
            return 0;
        }

        @Override
        public long transition(long open, long[] pre, int preAt, int location, int cpu, long[] post, int postAt) {
            return 0;
        }
    };

    /** How many properties there are, 0 to {@link #MAX_PROPERTIES}. */
    int properties();

    /** The properties that {@link #state} can decide. */
    long stateProperties();

    /** The properties that {@link #transition} can decide. */
    long transitionProperties();

    /**
     * Asked once for every new state, in breadth-first order.
     *
     * @param open the properties asked for: a non-empty part of {@link #stateProperties}
     * @param location the access by which the state was reached first, or {@link #NO_LOCATION}; the state before it decided
     *     none of {@code open}, so that a property that reads nothing which this step writes needs no look
     * @param words holds the packed state from {@code at} on; valid during the call
     * @return the part of {@code open} that this state decides
     */
    long state(long open, int location, long[] words, int at);

    /**
     * Asked for every transition, self-loops and equal successors included, in canonical order.
     *
     * @param open the properties asked for: a non-empty part of {@link #transitionProperties}
     * @return the part of {@code open} that this transition decides
     */
    long transition(long open, long[] pre, int preAt, int location, int cpu, long[] post, int postAt);
}
