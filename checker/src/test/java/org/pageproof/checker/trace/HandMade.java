package org.pageproof.checker.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pageproof.checker.steps.CpuProgram;
import org.pageproof.checker.trace.TraceStep.Access;
import org.pageproof.checker.trace.TraceStep.Argument;
import org.pageproof.checker.trace.TraceStep.Change;
import org.pageproof.checker.trace.TraceStep.FieldChange;
import org.pageproof.checker.trace.TraceStep.Value;

/** A trace made by hand: two CPUs write back a count that each of them has read. */
final class HandMade {
    private HandMade() {}

    static final String COUNT = "pages[0].count_info";

    static Trace trace() {
        Value nine = new Value(9, "0x9 {count 1, allocated}");
        Value ten = new Value(10, "0xa {count 2, allocated}");
        Argument page = new Argument("p", new Value(3, "pages[0]"));
        Access read = new Access("Word.read", COUNT, List.of(), nine);
        TraceStep first = new TraceStep(
                0, "get_page", true, List.of(page), List.of(), "get_page", "Pages.java", 41, read, List.of(), null);
        TraceStep second = new TraceStep(
                1,
                "get_page",
                true,
                List.of(page),
                List.of(1, 0),
                "get_page",
                "Pages.java",
                41,
                read,
                List.of(),
                "preempted, cpu0 could go on with pages[0].count_info.write");
        Change change = new Change(COUNT, nine, ten, List.of(new FieldChange("count", "1", "2")));
        TraceStep third = new TraceStep(
                0,
                "get_page",
                false,
                List.of(),
                List.of(),
                "add_reference",
                "Pages.java",
                44,
                new Access("Word.write", COUNT, List.of(ten), null),
                List.of(change, new Change("cpus[0].held[0]", new Value(0, "0"), new Value(1, "1"), List.of())),
                "preempted, cpu1 could go on with pages[0].count_info.write");
        List<String> vars = List.of(COUNT, "cpus[0].held[0]", "cpu0", "cpu1");
        return new Trace(
                Trace.Meta.of("hand-made"),
                Trace.FORMAT,
                "pageproof test",
                new Trace.Model(
                        "refcount",
                        "put_plain_write",
                        parameters(),
                        "",
                        List.of(CpuProgram.repeat(List.of("get_page")), CpuProgram.repeat(List.of("get_page"))),
                        "model-1"),
                new Trace.Spec("docs/refcount.inv", "two_cpus", "spec-1"),
                new Trace.Finding(
                        "count_covers_held",
                        "invariant",
                        "The count is at least the number of references held.",
                        "Whoever reads the count\nrelies on it.\n\nSee get_page.",
                        "p.count >= (sum c in cpus: c.held[p])",
                        "docs/refcount.inv",
                        12,
                        List.of(new Trace.Named("p", "pages[0]")),
                        List.of(new Trace.Named("p.count", "2"), new Trace.Named("sum c in cpus: c.held[p]", "3")),
                        false),
                List.of(first, second, third),
                vars,
                List.of(
                        state(9, 0, "idle", "idle"),
                        state(9, 0, "in get_page, before Word.write at Pages.java:44", "idle"),
                        state(
                                9,
                                0,
                                "in get_page, before Word.write at Pages.java:44",
                                "in get_page, before Word.write at Pages.java:44"),
                        state(Long.MIN_VALUE, 1, "idle", "in get_page, before Word.write at Pages.java:44")),
                Map.of(COUNT, Map.of("9", "{count 1, allocated}")));
    }

    /** The same with many steps, taken in turn by this many CPUs. */
    static Trace spreadOver(int cpus) {
        Trace one = trace();
        List<TraceStep> steps = new ArrayList<>();
        List<TraceState> states = new ArrayList<>(List.of(one.states().get(0)));
        for (int i = 0; i < 3 * cpus; i++) {
            TraceStep s = one.steps().get(i % 3);
            steps.add(new TraceStep(
                    i % cpus,
                    s.operation(),
                    s.starts(),
                    s.arguments(),
                    s.choices(),
                    "a_function_with_a_name_that_is_longer_than_any_column",
                    s.file(),
                    s.line(),
                    s.access(),
                    s.changes(),
                    s.switched()));
            states.add(one.states().get(0));
        }
        return new Trace(
                one.meta(),
                one.format(),
                one.tool(),
                one.model(),
                one.spec(),
                one.finding(),
                steps,
                one.vars(),
                states,
                one.legend());
    }

    private static Map<String, Long> parameters() {
        Map<String, Long> parameters = new LinkedHashMap<>();
        parameters.put("pages", 1L);
        parameters.put("cpus", 2L);
        return parameters;
    }

    private static TraceState state(long count, long held, String... cpus) {
        Map<String, Long> slots = new LinkedHashMap<>();
        slots.put(COUNT, count);
        slots.put("cpus[0].held[0]", held);
        return new TraceState(slots, List.of(cpus));
    }
}
