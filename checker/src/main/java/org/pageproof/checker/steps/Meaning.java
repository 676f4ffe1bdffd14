package org.pageproof.checker.steps;

import java.util.List;

/** How the value of a slot or an argument is shown to a person. */
public sealed interface Meaning {
    record Int() implements Meaning {}

    record Bool() implements Meaning {}

    /** An id of an object of the world; 0 is none. */
    record Reference() implements Meaning {}

    /** An ordinal, for bit fields; plain fields of enum type are references. */
    record Enumeration(List<String> constants) implements Meaning {}

    /** 0 is none, i + 1 is element i of the root array {@code array}. */
    record Index(String array) implements Meaning {}

    record Lock(int cpus) implements Meaning {}

    /** A word with bit fields, lowest first. */
    record Bits(List<Field> fields) implements Meaning {}

    /**
     * One bit field.
     *
     * @param shift its lowest bit
     * @param width bits
     */
    record Field(String name, int shift, int width, Meaning meaning) {
        public long of(long word) {
            long mask = width == 64 ? -1 : (1L << width) - 1;
            return (word >>> shift) & mask;
        }
    }
}
