package org.pageproof.checker.steps.generate;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.pageproof.checker.explore.Explorer;
import org.pageproof.checker.explore.Goal;
import org.pageproof.checker.explore.Monitor;
import org.pageproof.checker.explore.SearchResult;
import org.pageproof.checker.steps.CpuProgram;
import org.pageproof.checker.steps.load.ModelPath;
import org.pageproof.checker.steps.program.StepCompiler;

/** Measures states per second and bytes per state of the search with generated code. */
public final class SpeedMain {
    private SpeedMain() {}

    public static void main(String[] args) throws Exception {
        ModelPath path = ModelPath.of(List.of(Path.of(args[0])));
        for (int i = 0; i < Integer.parseInt(args[3]); i++) {
            var program = StepCompiler.compile(
                    path.model("refcount", null),
                    Map.of("cpus", Long.parseLong(args[1]), "pages", Long.parseLong(args[2])),
                    Collections.nCopies(
                            Integer.parseInt(args[1]),
                            CpuProgram.repeat(List.of("get_page", "put_page", "assign_pages", "release"))));
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadCpuTime();
            SearchResult r = new Explorer(new GeneratedNextState(program), Monitor.NOTHING, Goal.EVERYTHING).run();
            System.out.printf(
                    "words %d states %d seconds %.2f cpu %.2f states/s %.0f bytes/state %.1f%n",
                    program.words(),
                    r.states(),
                    r.seconds(),
                    (threads.getCurrentThreadCpuTime() - before) / 1e9,
                    r.statesPerSecond(),
                    r.bytesPerState());
        }
    }
}
