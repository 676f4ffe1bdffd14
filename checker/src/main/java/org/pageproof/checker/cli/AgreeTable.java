package org.pageproof.checker.cli;

/** Where the rows of {@code agree} go. */
interface AgreeTable {
    /** Before the first row. */
    void begin();

    /** A row, in the order of the specs. */
    void row(AgreeRow row);

    /** After the last row. */
    void end(AgreeRun.Totals totals);
}
