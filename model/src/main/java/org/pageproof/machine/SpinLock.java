package org.pageproof.machine;

/**
 * A spinlock, plain or recursive. To the tool {@link #lock} cannot be chosen while another CPU holds the lock; a free thread
 * spins. Giving back a lock that this CPU does not hold violates {@code lock_discipline}; taking a plain lock twice
 * violates {@code no_deadlock}.
 */
public final class SpinLock {
    /** How often a recursive lock may be taken before it is given back; more violates {@code lock_discipline}. */
    public static final int MOST_TAKEN = 7;

    private static final int NOBODY = -1;

    private final boolean recursive;

    /** Holder in the high half, depth in the low half. */
    private final Bits state = new Bits(pack(NOBODY, 0));

    /** A plain lock, free. */
    public SpinLock() {
        this(false);
    }

    private SpinLock(boolean recursive) {
        this.recursive = recursive;
    }

    /** A lock that its holder may take again; it is free when it was given back as often as it was taken. */
    public static SpinLock recursive() {
        return new SpinLock(true);
    }

    /** Takes the lock. */
    public void lock() {
        Machine.before("SpinLock.lock", this);
        int me = Machine.cpu();
        while (!take(me)) {
            if (holder() == me) {
                throw new ModelViolation("no_deadlock", "taking a lock that this CPU holds already");
            }
            if (Machine.isScheduled()) {
                throw new ModelViolation("no_deadlock", "waiting for a lock that CPU " + holder() + " holds");
            }
            Thread.onSpinWait();
        }
    }

    /** Takes the lock if it is free (or, a recursive one, held by this CPU); returns whether it did. */
    public boolean tryLock() {
        Machine.before("SpinLock.tryLock", this);
        return take(Machine.cpu());
    }

    /** Gives the lock back. */
    public void unlock() {
        Machine.before("SpinLock.unlock", this);
        int me = Machine.cpu();
        if (holder() != me) {
            throw new ModelViolation("lock_discipline", "giving back a lock that this CPU does not hold");
        }
        int depth = depth() - 1;
        state.set(depth == 0 ? pack(NOBODY, 0) : pack(me, depth));
    }

    /** For tools: the CPU that holds the lock, or -1. A free thread has a number above every CPU's index. */
    public int holder() {
        return (int) (state.get() >> 32);
    }

    /** For tools: how often the holder has taken the lock; 0 when it is free. */
    public int depth() {
        return (int) state.get();
    }

    /** For tools: whether the holder may take it again. */
    public boolean isRecursive() {
        return recursive;
    }

    /** For tools: sets holder (-1 for nobody) and depth, without an access. */
    public void poke(int holder, int depth) {
        if (holder < NOBODY || depth < 0 || (holder == NOBODY) != (depth == 0)) {
            throw new IllegalArgumentException("holder " + holder + " does not go with depth " + depth);
        }
        state.set(pack(holder, depth));
    }

    private boolean take(int me) {
        long now = state.get();
        if (now == pack(NOBODY, 0)) {
            return state.compareAndSet(now, pack(me, 1));
        }
        if (!recursive || (int) (now >> 32) != me) {
            return false;
        }
        if (depth() == MOST_TAKEN) {
            throw new ModelViolation("lock_discipline", "taking a lock more than " + MOST_TAKEN + " times");
        }
        state.set(now + 1);
        return true;
    }

    private static long pack(int holder, int depth) {
        return (long) holder << 32 | depth;
    }
}
