package org.pageproof.machine;

import org.jspecify.annotations.Nullable;

/**
 * Decides when the thread of a CPU goes on. {@link Machine#attach} hands one to a thread; all methods are called on that
 * thread.
 */
public interface Scheduler {
    /**
     * Called before each shared access; returns when it is this CPU's turn. The access follows at once and then the local
     * code, up to the next call of this method or the end of the operation.
     *
     * <p>A scheduler lets a CPU go on to {@code SpinLock.lock} only while the lock is free for it.
     *
     * @param kind class and method, such as {@code Word.cmpxchg}
     * @param receiver the object that is accessed; null for {@code Machine.halt} and {@code Machine.resume}
     */
    void beforeAccess(String kind, @Nullable Object receiver);

    /** The outcome of {@link Machine#choose}: 0 to {@code n - 1}. */
    int choose(int n);

    /** CPU {@code cpu} is not to run until {@link #resume}. */
    default void halt(int cpu) {}

    /** CPU {@code cpu} may run again. */
    default void resume(int cpu) {}
}
