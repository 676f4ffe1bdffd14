package org.pageproof.checker.explore;

import org.pageproof.checker.steps.NextState;
import org.pageproof.checker.steps.Successors;

/**
 * The reference-counting model of the benchmark as a next-state function written by hand, in one long: for each page 4 bits
 * of count and 2 of owner (0 is none), for each CPU 4 bits of place, the page and the count it has read, and 2 bits of
 * references held for each page. No part of the step compiler stands behind it, so that the search is tested alone.
 */
final class RefCountSteps implements NextState {
    enum Variant {
        BASE,
        /** get_page reads the owner first, then takes the count, and does not look again. */
        OWNER_FIRST,
        /** drop reads the count and writes back count - 1 without comparing. */
        PUT_PLAIN_WRITE
    }

    private static final int IDLE = 0;
    private static final int GET_CAS = 1;
    private static final int GET_OWNER = 2;
    /** The three call sites of drop, each with three places: read, compare-and-swap, clear the owner. */
    private static final int DROP_OF_GET = 3;

    private static final int DROP_OF_PUT = 6;
    private static final int DROP_OF_RELEASE = 9;
    private static final int ASSIGN_COUNT = 12;
    private static final int GET_COUNT = 13;
    private static final int REFS = 7;
    private static final int ALLOCATED = 8;

    private final int cpus;
    private final int pages;
    private final Variant variant;
    private final int pageBits;
    private final int cpuBits;
    private final long[] to = new long[1];

    RefCountSteps(int cpus, int pages, Variant variant) {
        this.cpus = cpus;
        this.pages = pages;
        this.variant = variant;
        this.pageBits = 32 - Integer.numberOfLeadingZeros(pages - 1);
        this.cpuBits = 8 + pageBits + 2 * pages;
        if (6 * pages + cpus * cpuBits > Long.SIZE) {
            throw new IllegalArgumentException("does not fit into one long");
        }
    }

    @Override
    public int words() {
        return 1;
    }

    @Override
    public void initial(long[] words, int at) {
        words[at] = 0;
    }

    int count(long s, int p) {
        return (int) (s >>> (6 * p)) & 15;
    }

    int owner(long s, int p) {
        return (int) (s >>> (6 * p + 4)) & 3;
    }

    int held(long s, int cpu, int p) {
        return (int) (s >>> (base(cpu) + 8 + pageBits + 2 * p)) & 3;
    }

    static int domain(int cpu) {
        return 1 + cpu % 2;
    }

    int cpus() {
        return cpus;
    }

    int pages() {
        return pages;
    }

    private int base(int cpu) {
        return 6 * pages + cpu * cpuBits;
    }

    private static long setCount(long s, int p, int count) {
        return (s & ~(15L << (6 * p))) | (long) count << (6 * p);
    }

    private static long setOwner(long s, int p, int owner) {
        return (s & ~(3L << (6 * p + 4))) | (long) owner << (6 * p + 4);
    }

    private long addHeld(long s, int cpu, int p, int delta) {
        return s + ((long) delta << (base(cpu) + 8 + pageBits + 2 * p));
    }

    /** The CPU waits at {@code place} with page and count in its locals. */
    private long wait(long s, int cpu, int place, int p, int x) {
        long cleared = s & ~(((1L << (8 + pageBits)) - 1) << base(cpu));
        return cleared | ((long) (place | x << 4 | p << 8)) << base(cpu);
    }

    private long idle(long s, int cpu) {
        return wait(s, cpu, IDLE, 0, 0);
    }

    @Override
    public void successors(long[] from, int at, Successors found) {
        long s = from[at];
        for (int cpu = 0; cpu < cpus; cpu++) {
            int locals = (int) (s >>> base(cpu));
            int place = locals & 15;
            int p = locals >>> 8 & ((1 << pageBits) - 1);
            if (place == IDLE) {
                start(s, cpu, found);
            } else {
                add(found, cpu, place, go(s, cpu, place, p, locals >>> 4 & 15));
            }
        }
    }

    private void add(Successors found, int cpu, int place, long s) {
        to[0] = s;
        found.add(cpu, place, to);
    }

    private void start(long s, int cpu, Successors found) {
        for (int p = 0; p < pages; p++) {
            if (held(s, cpu, p) < 2) {
                if (variant == Variant.OWNER_FIRST) {
                    boolean own = owner(s, p) == domain(cpu);
                    add(found, cpu, IDLE, own ? wait(s, cpu, GET_COUNT, p, 0) : idle(s, cpu));
                } else {
                    add(found, cpu, IDLE, tryTake(s, cpu, p));
                }
            }
        }
        for (int p = 0; p < pages; p++) {
            if (held(s, cpu, p) > 0) {
                add(found, cpu, IDLE, wait(addHeld(s, cpu, p, -1), cpu, DROP_OF_PUT + 1, p, count(s, p)));
            }
        }
        for (int p = 0; p < pages; p++) {
            boolean free = owner(s, p) == 0;
            add(found, cpu, IDLE, free ? wait(setOwner(s, p, domain(cpu)), cpu, ASSIGN_COUNT, p, 0) : s);
        }
        for (int p = 0; p < pages; p++) {
            if (held(s, cpu, p) > 0) {
                int count = count(s, p);
                boolean allocated = (count & ALLOCATED) != 0;
                add(found, cpu, IDLE, allocated ? wait(setCount(s, p, count & REFS), cpu, DROP_OF_RELEASE, p, 0) : s);
            }
        }
    }

    /** The local code of get_page after it has seen the count. */
    private long tryTake(long s, int cpu, int p) {
        int x = count(s, p);
        return (x & REFS) == 0 || ((x + 1) & REFS) == 0 ? idle(s, cpu) : wait(s, cpu, GET_CAS, p, x);
    }

    private long go(long s, int cpu, int place, int p, int x) {
        return switch (place) {
            case GET_COUNT -> tryTake(s, cpu, p);
            case GET_CAS -> takeReference(s, cpu, p, x);
            case GET_OWNER ->
                owner(s, p) == domain(cpu) ? idle(addHeld(s, cpu, p, 1), cpu) : wait(s, cpu, DROP_OF_GET, p, 0);
            case ASSIGN_COUNT -> idle(setCount(s, p, ALLOCATED | 1), cpu);
            default -> drop(s, cpu, place, p, x);
        };
    }

    private long takeReference(long s, int cpu, int p, int x) {
        if (count(s, p) != x) {
            return tryTake(s, cpu, p);
        }
        long taken = setCount(s, p, x + 1);
        return variant == Variant.OWNER_FIRST
                ? idle(addHeld(taken, cpu, p, 1), cpu)
                : wait(taken, cpu, GET_OWNER, p, 0);
    }

    private long drop(long s, int cpu, int place, int p, int x) {
        int site = place - place % 3;
        if (place % 3 == 2) {
            return idle(setOwner(s, p, 0), cpu);
        }
        boolean reads = place % 3 == 0 || (count(s, p) != x && variant != Variant.PUT_PLAIN_WRITE);
        if (reads) {
            return wait(s, cpu, site + 1, p, count(s, p));
        }
        long less = setCount(s, p, (x - 1) & 15);
        return ((x - 1) & REFS) == 0 ? wait(less, cpu, site + 2, p, 0) : idle(less, cpu);
    }
}
