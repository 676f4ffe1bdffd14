package org.pageproof.checker.report.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pageproof.checker.trace.StepText;
import org.pageproof.checker.trace.Trace;
import org.pageproof.checker.trace.TraceStep;

/** The interleaving of a trace: its steps, and the stretches of time that each CPU is inside an operation. */
final class Timeline {
    private final Trace trace;
    private final int cpus;
    private final List<ReportPage.Run> runs = new ArrayList<>();

    Timeline(Trace trace) {
        this.trace = trace;
        this.cpus = IntStream.concat(
                        IntStream.of(trace.model().cpus().size()),
                        trace.steps().stream().mapToInt(s -> s.cpu() + 1))
                .max()
                .orElse(0);
        for (int cpu = 0; cpu < cpus; cpu++) {
            collect(cpu);
        }
    }

    private void collect(int cpu) {
        int from = 0;
        int to = 0;
        String text = "";
        for (int i = 1; i <= trace.steps().size(); i++) {
            TraceStep step = trace.steps().get(i - 1);
            if (step.cpu() != cpu) {
                continue;
            }
            if (step.starts() || from == 0) {
                if (from > 0) {
                    runs.add(new ReportPage.Run(cpu, from, to, text, false));
                }
                from = i;
                text = StepText.operation(step);
            }
            to = i;
        }
        if (from > 0) {
            boolean open = standsInside(cpu);
            runs.add(new ReportPage.Run(cpu, from, open ? trace.steps().size() : to, text, open));
        }
    }

    /** Whether the CPU is inside an operation at the end; it is where the last step violates something itself. */
    private boolean standsInside(int cpu) {
        List<String> ends = trace.states().get(trace.states().size() - 1).cpus();
        boolean actsLast = trace.steps().get(trace.steps().size() - 1).cpu() == cpu;
        return (trace.finding().stepHasNoSuccessor() && actsLast)
                || (cpu < ends.size() && ends.get(cpu).startsWith("in "));
    }

    List<Integer> lanes() {
        return IntStream.range(0, cpus).boxed().toList();
    }

    List<ReportPage.Run> runs() {
        return List.copyOf(runs);
    }

    List<Integer> switches() {
        return IntStream.range(1, trace.steps().size())
                .filter(i ->
                        trace.steps().get(i).cpu() != trace.steps().get(i - 1).cpu())
                .mapToObj(i -> i + 1)
                .toList();
    }

    /** The start, then one row for each step. */
    List<ReportPage.Row> rows() {
        List<ReportPage.Row> rows = new ArrayList<>();
        String[] rest = new String[cpus];
        Arrays.fill(rest, "rests");
        boolean empty = trace.steps().isEmpty();
        rows.add(new ReportPage.Row(0, -1, false, "", "", "", "", "", List.of(), null, List.of(rest), empty));
        for (int i = 1; i <= trace.steps().size(); i++) {
            TraceStep step = trace.steps().get(i - 1);
            rows.add(new ReportPage.Row(
                    i,
                    step.cpu(),
                    step.starts(),
                    StepText.operation(step),
                    StepText.function(step),
                    StepText.source(step),
                    StepText.choices(step),
                    StepText.accessed(step),
                    StepText.changes(step),
                    step.switched(),
                    lanes(i, step),
                    i == trace.steps().size()));
        }
        return rows;
    }

    private List<String> lanes(int at, TraceStep step) {
        List<String> lanes = new ArrayList<>();
        for (int cpu = 0; cpu < cpus; cpu++) {
            Optional<ReportPage.Run> run = run(cpu, at);
            String ends = run.isEmpty()
                    ? "rests"
                    : (run.get().from() == at ? " first" : "")
                            + (run.get().to() == at && !run.get().open() ? " last" : "");
            lanes.add(run.isEmpty() ? ends : (step.cpu() == cpu ? "acts" : "inside") + ends);
        }
        return lanes;
    }

    private Optional<ReportPage.Run> run(int cpu, int at) {
        return runs.stream()
                .filter(r -> r.cpu() == cpu && r.from() <= at && at <= r.to())
                .findFirst();
    }
}
