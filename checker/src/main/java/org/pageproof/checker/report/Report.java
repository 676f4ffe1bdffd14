package org.pageproof.checker.report;

/** One form of the results of a check. Each method returns text that is printed as it is. */
public interface Report {
    /**
     * What is printed before the first scenario.
     *
     * @param tool name and version
     * @param specs what is checked, in words
     */
    default String begin(String tool, String specs) {
        return "";
    }

    /** What is printed when a scenario ends. Scenarios come in the order of the specs. */
    default String scenario(ScenarioResult s) {
        return "";
    }

    /** What is printed at the end. */
    String end(CheckResults results);
}
