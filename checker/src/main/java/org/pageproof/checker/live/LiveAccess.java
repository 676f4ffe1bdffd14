package org.pageproof.checker.live;

/**
 * A shared access.
 *
 * @param kind class and method of the machine package, such as {@code Word.cmpxchg}
 * @param object number of the word, pair, cell, lock or TLB; 0 for {@code Machine.halt} and {@code Machine.resume}
 */
public record LiveAccess(String kind, int object) {
    /** The method alone, such as {@code cmpxchg}. */
    public String method() {
        return kind.substring(kind.indexOf('.') + 1);
    }
}
