package org.pageproof.checker.cli;

import java.util.List;
import java.util.Optional;
import org.pageproof.checker.report.ScenarioResult;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.trace.Run;

/** What an engine found in a scenario, in terms of the step program. Properties have the numbers of {@code Properties}. */
interface Searched {
    ScenarioResult.Numbers numbers();

    /**
     * A run that violates the property, or for a cover reaches it; empty when none was found.
     *
     * @throws SelfContradiction when another part of the tool cannot make that run
     */
    Optional<Run> decided(int property) throws SelfContradiction;

    /**
     * A run that violates the always-checked property; empty when none was found.
     *
     * @throws SelfContradiction when another part of the tool cannot make that run
     */
    Optional<Run> violated(BuiltIn property) throws SelfContradiction;

    /** Why a property for which nothing was found is not decided all the same; empty when it is. */
    String open(String property);

    /** How a property was proved, in words; empty where an engine visited states instead. */
    default String proved(String property) {
        return "";
    }

    /** Names of the lemmas that the proof of a property could assume. */
    default List<String> lemmas(String property) {
        return List.of();
    }

    /** What is to be said of several properties at once, a line each. */
    default List<String> remarks() {
        return List.of();
    }

    /** Why a property could not have failed; empty when it could, or when the engine does not look for that. */
    String vacuous(int property);

    /** What is to be said of a property that holds; empty for nothing. */
    String remark(int property);
}
