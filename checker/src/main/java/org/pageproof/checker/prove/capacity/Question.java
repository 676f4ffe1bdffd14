package org.pageproof.checker.prove.capacity;

import java.util.List;
import org.pageproof.checker.prove.solver.Query;

/**
 * "Can a guest take more references to one page than the counter holds?", over integers, so that nothing wraps. The solver chooses
 * how many tables of each level there are, what the page is used as and how many references of each kind there are.
 */
final class Question {
    /** The constant that is the memory of the guest in frames. */
    static final String FRAMES = "frames";

    private static final String WITH_ALLOCATION = """
            ; the last is the allocation's
            (define-fun others () Int (+ slots bases grants 1))
            """;

    private static final String OF_ONE_TYPE = """
            (assert (=> (not (= type 0)) (= entries grants 0)))
            (define-fun others () Int (+ slots bases grants))
            """;

    private Question() {}

    /** Whether it can within {@code limit} frames of memory. */
    static Query within(long limit, Era era, Counter counter, Counting counting, Bounds bounds) {
        StringBuilder text = new StringBuilder();
        int levels = era.entries().size();
        StringBuilder tables = new StringBuilder();
        for (int level = 1; level <= levels; level++) {
            text.append("; page tables of level %d\n(declare-const l%d Int)\n(assert (>= l%d 0))\n"
                    .formatted(level, level, level));
            tables.append(" l").append(level);
        }
        if (counting != Counting.ENTRIES) {
            text.append("; each table below the highest level hangs in an entry of its own\n");
            for (int level = 1; level < levels; level++) {
                text.append("(assert (<= l%d (* %d l%d)))\n"
                        .formatted(level, era.entries().get(level), level + 1));
            }
        }
        text.append("; present entries of lowest tables that map the page, writable for type references\n")
                .append("(declare-const entries Int)\n(assert (<= 0 entries (* %d l1)))\n"
                        .formatted(era.entries().get(0)));
        text.append(counting == Counting.KINDS ? kinds(counter, bounds) : "(define-fun others () Int 0)\n");
        text.append("; memory of the guest in pages of 4 KiB\n(define-fun needed () Int %s)\n"
                .formatted(counting == Counting.ENTRIES ? "l1" : "(+ 1" + tables + ")"));
        text.append("(declare-const %s Int)\n(assert (= %s needed))\n(assert (<= %s %d))\n"
                .formatted(FRAMES, FRAMES, FRAMES, limit));
        text.append("; more references than the counter of %d bits takes\n(assert (> (+ entries others) %s))\n"
                .formatted(era.bits(counter), counter.most(era.bits(counter))));
        return new Query("QF_LIA", text.toString(), List.of(FRAMES));
    }

    /**
     * References that are no entries of lowest tables. A page has one type at a time: slots of descriptor tables need one, base
     * pointers another, and writable mappings (by entries or by grants) a third. Read-only mappings need none.
     */
    private static String kinds(Counter counter, Bounds bounds) {
        return """
                ; the type of the page: 0 for none or writable, 1 for descriptor page, 2 for highest table
                (declare-const type Int)
                (assert (<= 0 type 2))
                (declare-const slots Int)
                (assert (<= 0 slots (ite (= type 1) %d 0)))
                (declare-const bases Int)
                (assert (<= 0 bases (ite (= type 2) %d 0)))
                (declare-const grants Int)
                (assert (<= 0 grants %d))
                """.formatted(bounds.slots() * bounds.vcpus(), bounds.bases() * bounds.vcpus(), bounds.grants())
                + (counter == Counter.GENERAL ? WITH_ALLOCATION : OF_ONE_TYPE);
    }
}
