package org.pageproof.spec.typed;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Kinds of shared accesses, under the names that the machine package has for them. */
public enum AccessKind {
    READ("read"),
    WRITE("write"),
    CMPXCHG("cmpxchg"),
    FETCH_ADD("fetchAdd"),
    FETCH_AND("fetchAnd"),
    FETCH_OR("fetchOr"),
    EXCHANGE("exchange"),
    TEST_AND_SET("testAndSet"),
    TEST_AND_CLEAR("testAndClear"),
    /** Any that reads and writes in one. */
    ATOMIC("cmpxchg fetchAdd fetchAnd fetchOr exchange testAndSet testAndClear"),
    LOCK("lock"),
    TRY_LOCK("tryLock"),
    UNLOCK("unlock");

    private final String methods;

    AccessKind(String methods) {
        this.methods = methods;
    }

    /** As specs write it. */
    public String word() {
        return this == ATOMIC ? "atomic" : methods;
    }

    /** Whether the kind belongs to locks rather than to words and cells. */
    public boolean ofLock() {
        return this == LOCK || this == TRY_LOCK || this == UNLOCK;
    }

    /** The methods of the machine package that make such an access. */
    public List<String> methods() {
        return Arrays.asList(methods.split(" ", -1));
    }

    /** The kind of this name. */
    public static Optional<AccessKind> of(String word) {
        return Arrays.stream(values()).filter(k -> k.word().equals(word)).findFirst();
    }

    /** All names, in order. */
    public static List<String> words() {
        return Arrays.stream(values()).map(AccessKind::word).toList();
    }
}
