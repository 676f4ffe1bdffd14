package org.pageproof.xen.conformance;

/** What rows are driven through: a form of the model. */
interface Bench {
    /** The result of the row's call in a debug or a release build. */
    Result drive(Row row, boolean debug);
}
