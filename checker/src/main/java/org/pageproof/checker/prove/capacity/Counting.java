package org.pageproof.checker.prove.capacity;

/** What is counted: which references a guest takes, and what it pays for them. */
public enum Counting {
    /** References by entries of lowest tables; paid for by these tables alone. */
    ENTRIES("l1Entries"),
    /** The same, paid for by the tables of all levels and the page itself. */
    LEVELS("allLevels"),
    /** References of every kind, paid for by the tables of all levels and the page itself. */
    KINDS("allKinds");

    private final String key;

    Counting(String key) {
        this.key = key;
    }

    /** Its name in JSON. */
    String key() {
        return key;
    }
}
