package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageproof.checker.Schemas;
import org.pageproof.checker.report.JunitXml;
import org.pageproof.checker.trace.ShownTrace;
import org.w3c.dom.Element;

/** What check prints for CI systems, and that it prints the same every time. */
class FormatsTest {
    private static final String VACUOUS = """

            invariant never_asked { forall p in pages: p.count > 200 => p.owner == none }

            scenario asks_in_vain {
                model with pages = 1, cpus = 1;
                cpus all repeat get_page | put_page | assign_pages | release;
                check never_asked;
                expect holds of never_asked;
            }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    /** The example with an expectation that is not met, and a property that cannot fail. */
    private Path spec() throws IOException {
        Path from = Schemas.root().resolve("docs/examples/refcount");
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
        Path spec = folder.resolve("refcount.inv");
        String text = Files.readString(spec);
        String changed =
                text.replace("expect violation of count_covers_held in 13 steps", "expect holds of count_covers_held");
        assertFalse(text.equals(changed));
        return Files.writeString(spec, changed + VACUOUS);
    }

    private static Ran with(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Commands.line(
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        Interrupt.byRequest(),
                        false,
                        ShownTrace.WIDTH,
                        environment)
                .execute(arguments);
        return new Ran(code, out.toString(), err.toString());
    }

    @Test
    void junit() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.inv"), "module broken;\nmodel refcount;\ninvariant {\n");
        Ran ran = Ran.command("check", spec().toString(), broken.toString(), "--format", "junit");
        ran.ends(ExitCode.BAD_INPUT);
        JunitXml xml = JunitXml.valid(ran.out());
        xml.sumsAreRight();
        Map<String, Element> cases = xml.cases();
        Map<String, String> outcomes = cases.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> JunitXml.outcome(e.getValue())));
        assertEquals("passed", outcomes.get("refcount.refcount/held_page_keeps_its_owner"));
        assertEquals("passed", outcomes.get("refcount.refcount/no_deadlock"));
        assertEquals("passed", outcomes.get("refcount.owner_first/held_page_keeps_its_owner"));
        assertEquals("skipped", outcomes.get("refcount.owner_first/count_covers_held"));
        assertEquals("failure", outcomes.get("refcount.put_plain_write/count_covers_held"));
        assertEquals("failure", outcomes.get("refcount.asks_in_vain/never_asked"));
        assertEquals("error", outcomes.get(broken + "/spec"));

        Element failure = xml.testCase("refcount.put_plain_write/count_covers_held");
        String trace = JunitXml.text(failure, "failure");
        assertTrue(trace.contains("counterexample of count_covers_held") && trace.contains("step |"), trace);
        String out = JunitXml.text(xml.testCase("refcount.owner_first/held_page_keeps_its_owner"), "system-out");
        for (String part : List.of("VIOLATED in 16 steps, as expected", "3 CPUs, 1 page", "states", "seed: none")) {
            assertTrue(out.contains(part), out);
        }
        String said = JunitXml.text(xml.testCase(broken + "/spec"), "error");
        assertTrue(said.contains("broken.inv:3:11: error PP"), said);
    }

    @Test
    void whatIsUnknownIsAnErrorInJunit() throws Exception {
        Ran ran =
                Ran.command("check", spec().toString(), "--scenario", "refcount", "--depth", "3", "--format", "junit");
        ran.ends(ExitCode.INCONCLUSIVE);
        JunitXml xml = JunitXml.valid(ran.out());
        assertEquals("error", JunitXml.outcome(xml.testCase("refcount.refcount/no_deadlock")));
        assertFalse(xml.cases().containsKey("refcount.owner_first/no_deadlock"));
    }

    @Test
    void github() throws Exception {
        Path spec = spec();
        Path summary = Files.writeString(folder.resolve("summary.md"), "before\n");
        Map<String, String> environment =
                Map.of("GITHUB_STEP_SUMMARY", summary.toString(), "GITHUB_WORKSPACE", folder.toString());
        Path out = folder.resolve("out");
        String[] command = {"check", spec.toString(), "--format", "github", "--out", out.toString()};
        Ran ran = with(environment, command).ends(ExitCode.NOT_MET);
        List<String> errors =
                ran.out().lines().filter(l -> l.startsWith("::error")).toList();
        assertEquals(3, errors.size(), ran.out());
        int line = line(Files.readString(spec), "invariant count_covers_held");
        String wanted = "::error file=refcount.inv,line=" + line
                + ",col=11,title=put_plain_write%3A count_covers_held::VIOLATED in 13 steps, expected: holds%0Afalse: ";
        assertTrue(errors.get(1).startsWith(wanted), errors.get(1));
        assertTrue(errors.get(2).contains("asks_in_vain%3A never_asked::VACUOUS"), errors.get(2));
        String markdown = Files.readString(summary);
        assertTrue(markdown.startsWith("before\n## pageproof\n"), markdown);
        assertTrue(markdown.contains("3 not met") && markdown.contains("counterexample of count_cov"), markdown);
        assertTrue(markdown.contains("| owner_first | 3 CPUs, 1 page, variant owner_first |"), markdown);
        JunitXml.valid(Files.readString(out.resolve("junit.xml"))).sumsAreRight();
        assertTrue(Files.readString(out.resolve("junit.xml")).contains("[[ATTACHMENT|" + out));

        Ran printed = with(Map.of(), command).ends(ExitCode.NOT_MET);
        assertTrue(printed.out().contains("\n## pageproof\n"), printed.out());
        Ran refused =
                with(Map.of("GITHUB_STEP_SUMMARY", folder.resolve("none/x").toString()), command);
        refused.refuses("GITHUB_STEP_SUMMARY: cannot write", "none/x");
        assertEquals("", refused.out());
    }

    private static int line(String text, String start) {
        return (int) text.substring(0, text.indexOf(start)).lines().count() + 1;
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "junit", "github"})
    void theSameEveryTime(String format) throws IOException {
        String spec = spec().toString();
        String lockbox =
                Schemas.root().resolve("docs/examples/lockbox/lockbox.inv").toString();
        String first = Ran.command("check", spec, lockbox, "--format", format)
                .ends(ExitCode.NOT_MET)
                .out();
        String second = Ran.command("check", spec, lockbox, "--format", format)
                .ends(ExitCode.NOT_MET)
                .out();
        assertEquals(withoutTimes(first), withoutTimes(second));
        assertTrue(first.contains("owner_first_two_cpus"), first);
    }

    /** Times stand in these places and nowhere else. */
    static String withoutTimes(String text) {
        return text.replaceAll("\\d+\\.\\d\\d s, (?=\\d+ bytes per state)", "")
                .replaceAll("\"(seconds|states_per_second)\" : [0-9.]+", "\"$1\" : 0")
                .replaceAll("time=\"[0-9.]+\"", "time=\"0\"");
    }
}
