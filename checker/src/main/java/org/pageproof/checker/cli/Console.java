package org.pageproof.checker.cli;

import java.io.PrintWriter;
import java.util.Map;

/**
 * Where output goes.
 *
 * @param out results
 * @param err messages and progress
 * @param terminal whether a person watches
 * @param columns of the terminal; most of them where the results go elsewhere
 * @param environment variables of the process
 */
record Console(PrintWriter out, PrintWriter err, boolean terminal, int columns, Map<String, String> environment) {
    Console {
        environment = Map.copyOf(environment);
    }
}
