package org.pageproof.checker.steps;

/**
 * One variable of the state vector outside the CPUs' control state.
 *
 * @param id index into {@link State#slots()}
 * @param path how specs and traces name it, such as {@code pages[0].count_info} or {@code cpus[1].held[0]}
 * @param kind what it is
 * @param owner the CPU that owns it, or -1
 * @param min smallest value it may hold
 * @param max largest value it may hold
 * @param meaning how its values are shown
 */
public record Slot(int id, String path, Kind kind, int owner, long min, long max, Meaning meaning) {
    /** Where the slot comes from in the model. */
    public enum Kind {
        WORD,
        CELL,
        /** 0 is free, otherwise holder + 1 + cpus * (depth - 1). */
        LOCK,
        TLB,
        /** 1 while the CPU is halted. */
        HALTED,
        GHOST,
        GUARDED,
        CPU_OWNED
    }

    /** Whether another CPU may touch it: words, cells, locks, TLB entries and guarded data. */
    public boolean shared() {
        return owner < 0 && kind != Kind.GHOST;
    }
}
