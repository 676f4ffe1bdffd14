package org.pageproof.checker.explore;

import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.NextState;
import org.pageproof.checker.steps.Successors;

/**
 * The lock model of the benchmark as a next-state function written by hand, in one long: value and sum of 2 bits, the
 * holders of both locks of 3 bits, and for each CPU 4 bits of place, 3 bits of a local and 2 bits of turns.
 */
final class LockBoxSteps implements NextState {
    enum Variant {
        BASE,
        /** One more operation: takes b, then a, adds 3 to sum, gives back a, then b. */
        OPPOSITE,
        /** Without the test before the value is written. */
        UNCHECKED
    }

    private static final int IDLE = 0;
    private static final int READ = 1;
    private static final int WRITE = 2;
    private static final int ADD_UNLOCK = 3;
    private static final int SWAP_LOCK_B = 4;
    private static final int SWAP_SUM = 5;
    private static final int SWAP_UNLOCK_B = 6;
    private static final int SWAP_UNLOCK_A = 7;
    private static final int OPPOSITE_LOCK_A = 8;
    private static final int OPPOSITE_SUM = 9;
    private static final int OPPOSITE_UNLOCK_A = 10;
    private static final int OPPOSITE_UNLOCK_B = 11;

    private static final int VALUE = 0;
    private static final int SUM = 2;
    private static final int A = 4;
    private static final int B = 7;
    private static final int CPUS = 10;
    private static final int CPU_BITS = 9;

    private final int cpus;
    private final Variant variant;
    private final long[] to = new long[1];

    LockBoxSteps(int cpus, Variant variant) {
        this.cpus = cpus;
        this.variant = variant;
    }

    @Override
    public int words() {
        return 1;
    }

    @Override
    public void initial(long[] words, int at) {
        words[at] = 0;
    }

    private static int get(long s, int at, int bits) {
        return (int) (s >>> at) & ((1 << bits) - 1);
    }

    private static long set(long s, int at, int bits, int value) {
        return (s & ~(((1L << bits) - 1) << at)) | (long) value << at;
    }

    private static int base(int cpu) {
        return CPUS + cpu * CPU_BITS;
    }

    private static int place(long s, int cpu) {
        return get(s, base(cpu), 4);
    }

    /** CPUs between taking a and their last access under it in add. */
    int inside(long s) {
        int inside = 0;
        for (int cpu = 0; cpu < cpus; cpu++) {
            inside += place(s, cpu) == READ || place(s, cpu) == WRITE ? 1 : 0;
        }
        return inside;
    }

    private static long goTo(long s, int cpu, int place, int local) {
        return set(s, base(cpu), 7, place | local << 4);
    }

    private static int turns(long s, int cpu) {
        return get(s, base(cpu) + 7, 2);
    }

    private static long setTurns(long s, int cpu, int turns) {
        return set(s, base(cpu) + 7, 2, turns);
    }

    @Override
    public void successors(long[] from, int at, Successors found) {
        long s = from[at];
        for (int cpu = 0; cpu < cpus; cpu++) {
            if (place(s, cpu) == IDLE) {
                start(s, cpu, found);
            } else {
                go(s, cpu, found);
            }
        }
        if (waits(s, SWAP_LOCK_B) && waits(s, OPPOSITE_LOCK_A)) {
            found.violation(BuiltIn.NO_DEADLOCK, Successors.NO_CPU);
        }
    }

    private boolean waits(long s, int place) {
        for (int cpu = 0; cpu < cpus; cpu++) {
            if (place(s, cpu) == place) {
                return true;
            }
        }
        return false;
    }

    private void add(Successors found, int cpu, int place, long s) {
        to[0] = s;
        found.add(cpu, place, to);
    }

    private void start(long s, int cpu, Successors found) {
        boolean free = get(s, A, 3) == 0;
        if (turns(s, cpu) < 2 && free) {
            long taken = setTurns(set(s, A, 3, cpu + 1), cpu, turns(s, cpu) + 1);
            add(found, cpu, IDLE, goTo(taken, cpu, READ, 0));
            add(found, cpu, IDLE, goTo(taken, cpu, READ, 1));
        }
        if (variant == Variant.OPPOSITE && get(s, B, 3) == 0) {
            add(found, cpu, IDLE, goTo(set(s, B, 3, cpu + 1), cpu, OPPOSITE_LOCK_A, 0));
        }
        if (free) {
            add(found, cpu, IDLE, goTo(set(s, A, 3, cpu + 1), cpu, SWAP_LOCK_B, 0));
        }
        add(found, cpu, IDLE, setTurns(s, cpu, 0));
    }

    private void go(long s, int cpu, Successors found) {
        int place = place(s, cpu);
        int local = get(s, base(cpu) + 4, 3);
        switch (place) {
            case READ -> {
                int v = get(s, VALUE, 2) + local;
                boolean writes = v < 4 || variant == Variant.UNCHECKED;
                add(found, cpu, place, writes ? goTo(s, cpu, WRITE, v) : goTo(s, cpu, ADD_UNLOCK, 0));
            }
            case WRITE -> {
                if (local < 4) {
                    add(found, cpu, place, goTo(set(s, VALUE, 2, local), cpu, ADD_UNLOCK, 0));
                } else {
                    found.violation(BuiltIn.FITS, cpu);
                }
            }
            case ADD_UNLOCK, SWAP_UNLOCK_A -> add(found, cpu, place, goTo(set(s, A, 3, 0), cpu, IDLE, 0));
            case OPPOSITE_UNLOCK_B -> add(found, cpu, place, goTo(set(s, B, 3, 0), cpu, IDLE, 0));
            case SWAP_LOCK_B -> lock(s, cpu, place, B, found);
            case OPPOSITE_LOCK_A -> lock(s, cpu, place, A, found);
            case SWAP_SUM, OPPOSITE_SUM -> {
                int sum = (get(s, SUM, 2) + 3) % 4;
                add(found, cpu, place, goTo(set(s, SUM, 2, sum), cpu, place + 1, 0));
            }
            case SWAP_UNLOCK_B -> add(found, cpu, place, goTo(set(s, B, 3, 0), cpu, place + 1, 0));
            case OPPOSITE_UNLOCK_A -> add(found, cpu, place, goTo(set(s, A, 3, 0), cpu, place + 1, 0));
            default -> throw new IllegalStateException("place " + place);
        }
    }

    private void lock(long s, int cpu, int place, int lock, Successors found) {
        if (get(s, lock, 3) == 0) {
            add(found, cpu, place, goTo(set(s, lock, 3, cpu + 1), cpu, place + 1, 0));
        }
    }
}
