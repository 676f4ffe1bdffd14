package org.pageproof.checker.prove.capacity;

import java.math.BigInteger;
import java.util.Locale;

/** One of the two reference counts of a page. */
public enum Counter {
    /** General references; get_page leaves the last value for a light reference. */
    GENERAL(2),
    /** Type references. */
    TYPE(1);

    private final int unused;

    Counter(int unused) {
        this.unused = unused;
    }

    /** The most references that a guest can take with a count of this width. */
    BigInteger most(int bits) {
        return BigInteger.TWO.pow(bits).subtract(BigInteger.valueOf(unused));
    }

    /** Its name for people. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The formula of {@link #most}, for people. */
    String mostInWords(int bits) {
        return "2^" + bits + "-" + unused;
    }
}
