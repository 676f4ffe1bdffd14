package org.pageproof.checker.report;

import java.util.List;

/**
 * All that a check found, in the order of the specs and of the scenarios in them.
 *
 * @param tool name and version
 * @param scenarios what was checked
 * @param notChecked what should have been checked and was not
 * @param leftOut names of the scenarios that {@code --quick} left out
 * @param exitCode that the command ends with
 */
public record CheckResults(
        String tool, List<ScenarioResult> scenarios, List<NotChecked> notChecked, List<String> leftOut, int exitCode) {
    public CheckResults {
        scenarios = List.copyOf(scenarios);
        notChecked = List.copyOf(notChecked);
        leftOut = List.copyOf(leftOut);
    }
}
