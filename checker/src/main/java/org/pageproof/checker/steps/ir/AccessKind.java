package org.pageproof.checker.steps.ir;

/** The shared accesses of the machine package. */
public enum AccessKind {
    WORD_READ("Word.read"),
    WORD_WRITE("Word.write"),
    WORD_CMPXCHG("Word.cmpxchg"),
    WORD_FETCH_ADD("Word.fetchAdd"),
    WORD_FETCH_AND("Word.fetchAnd"),
    WORD_FETCH_OR("Word.fetchOr"),
    WORD_EXCHANGE("Word.exchange"),
    WORD_TEST_AND_SET("Word.testAndSet"),
    WORD_TEST_AND_CLEAR("Word.testAndClear"),
    CELL_READ("Cell.read"),
    CELL_WRITE("Cell.write"),
    CELL_CMPXCHG("Cell.cmpxchg"),
    PAIR_READ("WordPair.read"),
    PAIR_CMPXCHG("WordPair.cmpxchg"),
    LOCK("SpinLock.lock"),
    UNLOCK("SpinLock.unlock"),
    TRY_LOCK("SpinLock.tryLock"),
    TLB_FILL("Tlb.fill"),
    TLB_FLUSH("Tlb.flush"),
    TLB_IS_STALE("Tlb.isStale"),
    HALT("Machine.halt"),
    RESUME("Machine.resume");

    private final String javaName;

    AccessKind(String javaName) {
        this.javaName = javaName;
    }

    /** Class and method, as traces show it. */
    public String javaName() {
        return javaName;
    }
}
