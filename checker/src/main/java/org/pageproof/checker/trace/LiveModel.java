package org.pageproof.checker.trace;

import org.pageproof.checker.steps.Step;

/** A fresh instance of the real classes of a model, seen through the slots of its step program. */
public interface LiveModel {
    /** The value of a slot now, in the numbers of the step program. Not for slots that say whether a CPU is halted. */
    long read(int slot);

    /** The call of the operation that {@code start} starts, with its CPU and arguments. */
    Call call(Step start);

    /** A call of an operation that has not begun. */
    @FunctionalInterface
    interface Call {
        /** Makes the call; what the operation throws comes out as it was thrown. */
        void make() throws Throwable;
    }
}
