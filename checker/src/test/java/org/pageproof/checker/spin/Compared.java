package org.pageproof.checker.spin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.engine.EngineResult;
import org.pageproof.checker.explore.Explorer;
import org.pageproof.checker.explore.Goal;
import org.pageproof.checker.explore.Monitor;
import org.pageproof.checker.explore.SearchResult;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.generate.GeneratedNextState;
import org.pageproof.checker.steps.program.StepProgram;

/** The whole state space as the explorer sees it, in the words in which SPIN's result is compared with it. */
record Compared(long states, long transitions, Set<String> found) {
    static Compared explored(StepProgram program, @Nullable Properties properties) {
        Monitor monitor = properties == null ? Monitor.NOTHING : properties.watch();
        SearchResult result = new Explorer(new GeneratedNextState(program), monitor, Goal.EVERYTHING).run();
        Set<String> found = new TreeSet<>();
        for (BuiltIn b : BuiltIn.values()) {
            result.finding(b).ifPresent(f -> found.add(b.specName()));
        }
        for (int i = 0; properties != null && i < properties.size(); i++) {
            int property = i;
            result.finding(i).ifPresent(f -> found.add(properties.get(property).name()));
        }
        return new Compared(result.states(), result.transitions(), found);
    }

    static Compared of(EngineResult result) {
        return new Compared(result.states(), result.transitions(), new TreeSet<>(result.foundNames()));
    }

    /** SPIN sees the same. */
    void check(String what, EngineResult spin) {
        assertEquals("", spin.unknown(), what);
        assertEquals(Set.of(), spin.notJudged().keySet(), what);
        assertEquals(this, of(spin), what);
    }
}
