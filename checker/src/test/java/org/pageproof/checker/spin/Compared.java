package org.pageproof.checker.spin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.engine.EngineResult;
import org.pageproof.checker.explore.Ending;
import org.pageproof.checker.explore.Explorer;
import org.pageproof.checker.explore.Goal;
import org.pageproof.checker.explore.Limits;
import org.pageproof.checker.explore.Monitor;
import org.pageproof.checker.explore.SearchResult;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.generate.GeneratedNextState;
import org.pageproof.checker.steps.program.StepProgram;

/** The whole state space as the explorer sees it, in the words in which SPIN's result is compared with it. */
public record Compared(long states, long transitions, Set<String> found) {
    public static Compared explored(StepProgram program, @Nullable Properties properties) {
        return explored(program, properties, Long.MAX_VALUE);
    }

    /** With -1 states where there are more than so many. */
    public static Compared explored(StepProgram program, @Nullable Properties properties, long most) {
        Monitor monitor = properties == null ? Monitor.NOTHING : properties.watch();
        long[] seen = new long[1];
        Explorer explorer = new Explorer(
                new GeneratedNextState(program),
                monitor,
                Goal.EVERYTHING,
                Limits.NONE,
                () -> seen[0] > most,
                now -> seen[0] = now.states());
        SearchResult result = explorer.run();
        if (result.ending() != Ending.EXHAUSTED || result.states() > most) {
            return new Compared(-1, -1, Set.of());
        }
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
    public void check(String what, EngineResult spin) {
        assertEquals("", spin.unknown(), what);
        assertEquals(Set.of(), spin.notJudged().keySet(), what);
        assertEquals(this, of(spin), what);
    }
}
