package org.pageproof.checker.prove.solver;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a solver says of a {@link Query}. */
public sealed interface Answer {
    /** The assertions cannot all be true. */
    record Unsat() implements Answer {}

    /**
     * They can.
     *
     * @param values of the wanted constants, in the order of the query: Bools as 0 and 1, bit-vectors unsigned; 0 where any value does
     */
    record Sat(Map<String, BigInteger> values) implements Answer {
        /** Copies the map, in its order. */
        public Sat {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /**
     * The solver does not know.
     *
     * @param words one line for people: the limit, or what the solver said
     */
    record Unknown(Cause cause, String words) implements Answer, HornAnswer {}

    /** Why a solver does not know. */
    enum Cause {
        /** The time limit. */
        TIME,
        /** The memory limit. */
        MEMORY,
        /** The question was cancelled. */
        CANCELLED,
        /** Anything else: it gave up, or its process died. */
        SOLVER
    }
}
