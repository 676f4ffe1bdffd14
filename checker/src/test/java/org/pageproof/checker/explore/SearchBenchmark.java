package org.pageproof.checker.explore;

import java.util.Locale;
import org.pageproof.checker.explore.RefCountSteps.Variant;
import org.pageproof.checker.steps.NextState;

/**
 * Measures the search with a next-state function written by hand: states per second and bytes per state. A main program, run
 * by hand: arguments are CPUs, pages, words per state, and runs (3 2 1 5).
 */
final class SearchBenchmark {
    private SearchBenchmark() {}

    public static void main(String[] args) {
        int cpus = args.length > 0 ? Integer.parseInt(args[0]) : 3;
        int pages = args.length > 1 ? Integer.parseInt(args[1]) : 2;
        int words = args.length > 2 ? Integer.parseInt(args[2]) : 1;
        int runs = args.length > 3 ? Integer.parseInt(args[3]) : 5;
        for (int run = 0; run < runs; run++) {
            RefCountSteps model = new RefCountSteps(cpus, pages, Variant.BASE);
            NextState next = words == 1 ? model : new Widened(model, words);
            SearchResult r = new Explorer(next, Monitor.NOTHING, Goal.EVERYTHING).run();
            System.out.printf(
                    Locale.ROOT,
                    "%,d states  %,d transitions  depth %d  %.2f s  %,.0f states/s  %.1f bytes/state%n",
                    r.states(),
                    r.transitions(),
                    r.depth(),
                    r.seconds(),
                    r.statesPerSecond(),
                    r.bytesPerState());
        }
    }
}
