package org.pageproof.checker.prove.capacity;

import java.util.List;

/**
 * How a form of the hypervisor counts, and how its guests map pages: pages 1.1, 1.2 and 7 of the notes.
 *
 * @param name for people
 * @param from when or with what it began
 * @param generalBits width of the count of general references
 * @param typeBits width of the count of type references
 * @param entries of one table, from the lowest level to the highest
 * @param generalBug number of the bug that the width of the general count is, or empty
 * @param typeBug number of the bug that the width of the type count is, or empty
 */
public record Era(
        String name,
        String from,
        int generalBits,
        int typeBits,
        List<Integer> entries,
        String generalBug,
        String typeBug) {
    /** Four levels of 512 entries. */
    private static final List<Integer> LONG_MODE = List.of(512, 512, 512, 512);

    /** Physical address extension: three levels, and four entries in the highest. */
    private static final List<Integer> PAE = List.of(512, 512, 4);

    /** Copies the list. */
    public Era {
        entries = List.copyOf(entries);
    }

    /** All eras of the notes, oldest first. */
    public static List<Era> all() {
        return List.of(
                new Era("E0", "up to 2009-01-26", 26, 25, LONG_MODE, "B01", "B02"),
                new Era("E1 64 bit", "2009-01-27", 58, 56, LONG_MODE, "", ""),
                new Era("E1 32 bit", "2009-01-27", 26, 24, PAE, "", "B03"),
                new Era("E1o 64 bit", "2009-03-06", 55, 56, LONG_MODE, "", ""),
                new Era("E1o 32 bit", "2009-03-06", 23, 24, PAE, "B03", "B03"),
                new Era("E1o 64, shared", "2009-12-17", 55, 55, LONG_MODE, "", ""),
                new Era("E1o 32, shared", "2009-12-17", 23, 23, PAE, "B03", "B03"),
                new Era("E2", "March 2020", 54, 56, LONG_MODE, "", ""),
                new Era("E3 shadow", "today, with shadow paging", 56, 55, LONG_MODE, "", ""),
                new Era("E3", "today, without shadow paging", 57, 55, LONG_MODE, "", ""));
    }

    /** The width of a counter in bits. */
    int bits(Counter counter) {
        return counter == Counter.GENERAL ? generalBits : typeBits;
    }

    /** The bug that the width of a counter is; empty for none. */
    String bug(Counter counter) {
        return counter == Counter.GENERAL ? generalBug : typeBug;
    }
}
