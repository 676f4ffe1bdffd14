package org.pageproof.checker.prove.capacity;

/** What is counted: which references a guest takes, and what it pays for them. */
public enum Counting {
    /** References by entries of lowest tables; paid for by these tables alone. */
    ENTRIES("l1Entries", "by entries of lowest tables, which alone are memory"),
    /** The same, paid for by the tables of all levels and the page itself. */
    LEVELS("allLevels", "by entries of lowest tables, with the tables of all levels as memory"),
    /** References of every kind, paid for by the tables of all levels and the page itself. */
    KINDS("allKinds", "by references of every kind");

    private final String key;
    private final String words;

    Counting(String key, String words) {
        this.key = key;
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** Its name in JSON. */
    String key() {
        return key;
    }
}
