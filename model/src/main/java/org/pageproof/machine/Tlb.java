package org.pageproof.machine;

/** One bit per CPU and page: the CPU's TLB may hold a stale entry for the page. Each access is one atomic step. */
public final class Tlb {
    private final int cpus;

    /** Per page, bit i for CPU i. */
    private final Bits[] stale;

    /** Empty TLBs of 1 to 64 CPUs. */
    public Tlb(int cpus, int pages) {
        if (cpus < 1 || cpus > 64) {
            throw new IllegalArgumentException("1 to 64 CPUs, not " + cpus);
        }
        this.cpus = cpus;
        this.stale = new Bits[pages];
        for (int p = 0; p < pages; p++) {
            stale[p] = new Bits(0);
        }
    }

    /** CPU {@code cpu} has an entry for {@code page} from now on. */
    public void fill(int cpu, int page) {
        Machine.before("Tlb.fill", this);
        change(page, bit(cpu), 0);
    }

    /** Drops the entries for {@code page} on the CPUs of {@code cpuMask} (bit i for CPU i), in one step. */
    public void flush(long cpuMask, int page) {
        Machine.before("Tlb.flush", this);
        change(page, 0, cpuMask);
    }

    /** Whether CPU {@code cpu} has an entry for {@code page}. */
    public boolean isStale(int cpu, int page) {
        Machine.before("Tlb.isStale", this);
        return (stale[page].get() & bit(cpu)) != 0;
    }

    /** For tools: the number of CPUs. */
    public int cpus() {
        return cpus;
    }

    /** For tools: the number of pages. */
    public int pages() {
        return stale.length;
    }

    /** For tools: the CPUs with an entry for {@code page}, bit i for CPU i, without an access. */
    public long peek(int page) {
        return stale[page].get();
    }

    /** For tools: sets the CPUs with an entry for {@code page}, without an access. */
    public void poke(int page, long cpuMask) {
        stale[page].set(cpuMask);
    }

    private void change(int page, long set, long clear) {
        Bits of = stale[page];
        long now;
        do {
            now = of.get();
        } while (!of.compareAndSet(now, (now & ~clear) | set));
    }

    private long bit(int cpu) {
        if (cpu < 0 || cpu >= cpus) {
            throw new IndexOutOfBoundsException("CPU " + cpu + " of " + cpus);
        }
        return 1L << cpu;
    }
}
