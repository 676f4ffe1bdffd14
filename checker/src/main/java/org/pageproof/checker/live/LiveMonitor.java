package org.pageproof.checker.live;

import java.util.List;

/** Told what a search sees, in breadth-first order where the search says so. */
public interface LiveMonitor {
    /** Sees nothing. */
    LiveMonitor NOTHING = new LiveMonitor() {
        @Override
        public boolean wantsCalls(LiveFunction function) {
            return false;
        }

        @Override
        public void state(LiveState state, Trail trail) {}

        @Override
        public void step(LiveStep step, Trail trail) {}
    };

    /** How a search came to a state, or to the end of a step. */
    interface Trail {
        /** The number of the state that it started in, from 0. */
        int start();

        /** Whether it is the state that the search started in. */
        default boolean isStart() {
            return moves().isEmpty();
        }

        /** The steps from there, in order. */
        List<LiveMove> moves();
    }

    /** Whether the calls of a function are wanted in steps; others may be left out. */
    boolean wantsCalls(LiveFunction function);

    /** A state is visited for the first time. */
    void state(LiveState state, Trail trail);

    /** A step is made, which violates none of the properties that are always checked. */
    void step(LiveStep step, Trail trail);
}
