package org.pageproof.checker.cli;

import java.io.PrintWriter;

/**
 * Where output goes.
 *
 * @param out results
 * @param err messages and progress
 * @param terminal whether a person watches
 */
record Console(PrintWriter out, PrintWriter err, boolean terminal) {}
