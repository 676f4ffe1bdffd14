package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageproof.checker.Schemas;

/** What check does with good specs: verdicts, output, exit codes. */
class CheckCommandTest {
    private static final String REFCOUNT = example("refcount");
    private static final String LOCKBOX = example("lockbox");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private static String example(String name) {
        return Schemas.root()
                .resolve("docs/examples")
                .resolve(name)
                .resolve(name + ".inv")
                .toString();
    }

    @Test
    void theNumbersOfTheReferenceModel() throws IOException {
        Ran ran = Ran.command(
                "check",
                REFCOUNT,
                "--scenario",
                "refcount",
                "--set",
                "cpus=2",
                "--set",
                "pages=2",
                "--reduce",
                "none",
                "--format",
                "json");
        ran.ends(ExitCode.MET);
        assertEquals(List.of(), Schemas.complaints("check.schema.json", ran.out()));
        JsonNode scenario = json(ran).path("scenarios").path(0);
        assertEquals("refcount", scenario.path("name").asText());
        assertEquals(27_917, scenario.path("states").asLong());
        assertEquals(76_636, scenario.path("transitions").asLong());
        assertEquals(40, scenario.path("depth").asInt());
        assertEquals(2, scenario.path("parameters").path("pages").asInt());
        assertEquals(
                "HOLDS", property(scenario, "count_covers_held").path("verdict").asText());
        assertEquals("holds", property(scenario, "no_deadlock").path("expected").asText());
        assertTrue(property(scenario, "no_deadlock").path("met").asBoolean());
    }

    @Test
    void everyScenarioOfTheExamples() {
        String text = Ran.command("check", REFCOUNT, LOCKBOX).ends(ExitCode.MET).out();
        assertTrue(text.contains("VIOLATED in 13 steps, as expected"), text);
        assertTrue(text.contains("HOLDS"), text);
        assertTrue(text.contains("put_plain_write (2 CPUs, 1 page, variant put_plain_write)"), text);
        String table = text.substring(text.indexOf("scenario (scope)"));
        assertTrue(table.lines().allMatch(l -> l.length() <= 80), table);
        assertTrue(text.endsWith("every expectation met" + System.lineSeparator()), text);
    }

    @Test
    void nothingIsWiderThanTheTerminal() {
        String trace = Schemas.root().resolve("counterexamples/M04/trace.json").toString();
        for (String[] command : new String[][] {
            {"check", REFCOUNT, "--set", "pages=2", "--scenario", "put_plain_write_three_cpus"},
            {"check", Schemas.root().resolve("spec/invariants/free_pages.inv").toString(), "--quick"},
            {"list"},
            {"list", "--model"},
            {"show", trace},
            {"replay", "--on", "jvm", trace}
        }) {
            String text = Ran.command(80, Interrupt.byRequest(), command)
                    .ends(ExitCode.MET)
                    .out();
            List<String> wide = text.lines()
                    .filter(l -> l.length() > 80 && l.strip().contains(" "))
                    .toList();
            assertEquals(List.of(), wide);
            assertTrue(text.lines().anyMatch(l -> l.length() > 60), text);
        }
    }

    @Test
    void theTableSaysWhichSpecEachScenarioIsOf() {
        String text = Ran.command("check", REFCOUNT, LOCKBOX).ends(ExitCode.MET).out();
        String table = text.substring(text.indexOf("scenario (scope)"));
        assertTrue(table.indexOf(REFCOUNT + ":\n") < table.indexOf("put_plain_write ("), table);
        assertTrue(table.indexOf("put_plain_write (") < table.indexOf(LOCKBOX + ":\n"), table);
        assertTrue(text.contains("  2 properties, 7 always checked: HOLDS\n"), text);
        String one = Ran.command("check", LOCKBOX).ends(ExitCode.MET).out();
        assertFalse(one.contains(LOCKBOX + ":\n"), one);
    }

    @Test
    void onePropertyInTheScenariosThatCheckIt() {
        String types =
                Schemas.root().resolve("spec/invariants/type_changes.inv").toString();
        String text = Ran.command("check", types, "--property", "I11")
                .ends(ExitCode.MET)
                .out();
        assertTrue(text.contains("references_of_a_pin_put_first"), text);
        // It checks other properties only.
        assertFalse(text.contains("locked_and_put"), text);
        // What this scenario expects of bug_on is another matter.
        String pages =
                Schemas.root().resolve("spec/invariants/page_references.inv").toString();
        String stolen = Ran.command("check", pages, "--property", "I2", "--scenario", "stolen_without_a_reference")
                .ends(ExitCode.MET)
                .out();
        assertTrue(stolen.contains("I2 allocation_owns_a_reference: VIOLATED in 21 steps, as expected"), stolen);
        assertFalse(stolen.contains("bug_on"), stolen);
    }

    @Test
    void theVariantsOfAModelAreListedOnce() {
        String text = Ran.command("list").ends(ExitCode.MET).out();
        assertEquals(text.indexOf("variants of model xen.Pages"), text.lastIndexOf("variants of model xen.Pages"));
        assertEquals(text.indexOf("    B13: "), text.lastIndexOf("    B13: "));
    }

    @Test
    void anUnexpectedViolationIsShownInFull() throws IOException {
        Path spec = spec("refcount", "expect violation of count_covers_held in 13 steps", "expect holds");
        Ran ran = Ran.command("check", spec.toString(), "--scenario", "put_plain_write", "--out", out());
        ran.ends(ExitCode.NOT_MET);
        assertTrue(ran.out().contains("counterexample of count_covers_held"), ran.out());
        assertTrue(ran.out().contains("expected: holds"), ran.out());
        assertTrue(ran.out().contains("for p = pages[0]"), ran.out());
        String trace = folder.resolve("out/refcount.put_plain_write.count_covers_held.json")
                .toString();
        assertTrue(ran.out().contains("written to " + trace), ran.out());
        assertEquals(List.of(), Schemas.complaints("trace.schema.json", Files.readString(Path.of(trace))));
        assertEquals(
                List.of(), Schemas.complaints("check.schema.json", Files.readString(folder.resolve("out/check.json"))));

        String shown = Ran.command("show", trace).ends(ExitCode.MET).out();
        assertTrue(ran.out().contains(shown), shown);
        String again = Ran.command("replay", trace).ends(ExitCode.MET).out();
        assertTrue(again.contains("the same 13 steps end in the same violation of count_covers_held"), again);
        String jvm =
                Ran.command("replay", "--on", "jvm", trace).ends(ExitCode.MET).out();
        assertTrue(jvm.contains("the real classes on 2 threads take the same 13 steps"), jvm);
    }

    /** Whoever changes what is recorded must not get a word of praise for it. */
    @Test
    void anEditedTraceIsFoundOut() throws IOException {
        Path spec = spec("refcount", "expect holds", "expect holds");
        Ran.command("check", spec.toString(), "--scenario", "put_plain_write", "--out", out())
                .ends(ExitCode.MET);
        Path trace = folder.resolve("out/refcount.put_plain_write.count_covers_held.json");
        String recorded = Files.readString(trace);
        String edited = recorded.replaceFirst("(\"pages\\[0\\]\\.count\" ?: ?)(\\d+)", "$17");
        assertFalse(edited.equals(recorded), recorded);
        Files.writeString(trace, edited);

        String said = Ran.command("replay", trace.toString())
                .ends(ExitCode.NOT_MET)
                .out()
                .replaceAll("\\s+", " ");
        assertTrue(said.contains("what it records is not what its steps do; it was edited, or damaged"), said);
        assertTrue(said.contains("pages[0].count is"), said);
    }

    @Test
    void replaySaysWhatHasChanged() throws IOException {
        Path spec = spec("refcount", "expect holds", "expect holds");
        Ran.command("check", spec.toString(), "--scenario", "put_plain_write", "--out", out())
                .ends(ExitCode.MET);
        String trace = folder.resolve("out/refcount.put_plain_write.count_covers_held.json")
                .toString();

        Files.writeString(spec, Files.readString(spec) + "\n// later\n");
        String newerSpec = Ran.command("replay", trace).ends(ExitCode.MET).out();
        assertTrue(newerSpec.contains("refcount.inv has changed since"), newerSpec);

        Path model = folder.resolve("RefCountPutPlainWrite.java");
        String fixed = Files.readString(model).replace("x - 1", "x - 0");
        Files.writeString(model, fixed);
        String newerModel = Ran.command("replay", trace).ends(ExitCode.NOT_MET).out();
        assertTrue(newerModel.contains("the model has changed since"), newerModel);
        assertTrue(newerModel.contains("pages[0].count is"), newerModel);

        Files.delete(spec);
        String noSpec = Ran.command("replay", trace).ends(ExitCode.NOT_MET).out();
        assertTrue(noSpec.contains("refcount.inv is not there"), noSpec);
        Files.delete(model);
        Ran.command("replay", trace).refuses("the model of the trace cannot be built", "put_plain_write");
    }

    @Test
    void aWrongNumberOfStepsIsNotMet() throws IOException {
        Path spec = spec("lockbox", "in 15 steps", "in 14 steps");
        Ran ran =
                Ran.command("check", spec.toString(), "--scenario", "unchecked").ends(ExitCode.NOT_MET);
        assertTrue(ran.out().contains("VIOLATED in 15 steps, expected: violation in 14 steps"), ran.out());
        Ran.command("check", spec.toString(), "--scenario", "lockbox").ends(ExitCode.MET);
    }

    @Test
    void limitsAreInconclusive() {
        String[] large = {"check", REFCOUNT, "--scenario", "refcount", "--set", "cpus=3", "--set", "pages=3"};
        assertReason(with(large, "--depth", "5"), "bound");
        assertReason(with(large, "--timeout", "300ms"), "time");
        assertReason(with(large, "--memory", "1m"), "memory");
    }

    @Test
    void anInterruptIsInconclusiveAndPrintsWhatWasCovered() {
        Interrupt interrupt = Interrupt.byRequest();
        Thread later = new Thread(() -> {
            try {
                Thread.sleep(1500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            interrupt.request();
        });
        later.start();
        Ran ran = Ran.command(
                interrupt, "check", REFCOUNT, "--scenario", "refcount", "--set", "cpus=4", "--set", "pages=4");
        ran.ends(ExitCode.INCONCLUSIVE);
        assertTrue(ran.out().contains("UNKNOWN (interrupted"), ran.out());
        assertTrue(ran.out().contains("states"), ran.out());
    }

    @Test
    void aSelectedPropertyAlone() throws IOException {
        Ran ran = Ran.command(
                "check", REFCOUNT, "--scenario", "refcount", "--property", "count_covers_held", "--format", "json");
        ran.ends(ExitCode.MET);
        JsonNode scenario = json(ran).path("scenarios").path(0);
        assertEquals(
                "HOLDS", property(scenario, "count_covers_held").path("verdict").asText());
        assertTrue(property(scenario, "held_page_keeps_its_owner").isMissingNode());
    }

    @Test
    void theModelPathTakesSourcesClassFoldersAndJars() throws IOException {
        Path spec = folder.resolve("refcount.inv");
        Files.copy(Path.of(REFCOUNT), spec);
        Ran.command("check", spec.toString()).refuses("refcount", "--model-path");
        Path sources = Path.of(REFCOUNT).resolveSibling("");
        Path classes = Files.createDirectory(folder.resolve("classes"));
        List<String> options = new ArrayList<>(List.of("-g", "-parameters", "-d", classes.toString(), "-cp"));
        options.add(System.getProperty("java.class.path"));
        Path jar = folder.resolve("model.jar");
        try (Stream<Path> files = Files.list(sources)) {
            files.filter(f -> f.toString().endsWith(".java"))
                    .map(Path::toString)
                    .forEach(options::add);
        }
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        assertEquals(0, javac.run(null, null, null, options.toArray(String[]::new)));
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.list(classes)) {
            for (Path file : files.toList()) {
                out.putNextEntry(new JarEntry(file.getFileName().toString()));
                Files.copy(file, out);
            }
        }
        for (Path place : List.of(sources, classes, jar)) {
            Ran.command("check", spec.toString(), "--model-path", place.toString(), "--scenario", "refcount")
                    .ends(ExitCode.MET);
        }
        Ran.command(
                        "check",
                        spec.toString(),
                        "--model-path",
                        folder.resolve("none").toString())
                .refuses("does not exist");
    }

    @Test
    void listings() {
        String all = Ran.command("list").ends(ExitCode.MET).out();
        assertTrue(all.contains("page_references") && all.contains("I29") && all.contains("B13"), all);
        String model =
                Ran.command("list", "--model", REFCOUNT).ends(ExitCode.MET).out();
        for (String part : new String[] {"held", "0 .. 2", "get_page(p)", "owner", "put_plain_write", "1 .. 64"}) {
            assertTrue(model.contains(part), model);
        }
        // How long the path of the tree is says nothing of the listing.
        String listed = (all + model).replace(Schemas.root().toString(), "");
        assertTrue(listed.lines().allMatch(l -> l.length() <= 100), listed);
    }

    private void assertReason(String[] command, String reason) {
        Ran ran = Ran.command(command).ends(ExitCode.INCONCLUSIVE);
        assertTrue(ran.out().contains("UNKNOWN (" + reason), ran.out());
        assertFalse(ran.out().contains("HOLDS"), ran.out());
    }

    private static String[] with(String[] command, String... more) {
        return Stream.concat(Stream.of(command), Stream.of(more)).toArray(String[]::new);
    }

    private String out() {
        return folder.resolve("out").toString();
    }

    /** A copy of an example in the folder of the test, with a change in its spec. */
    private Path spec(String name, String from, String to) throws IOException {
        try (Stream<Path> files =
                Files.list(Schemas.root().resolve("docs/examples").resolve(name))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
        Path spec = folder.resolve(name + ".inv");
        String text = Files.readString(spec);
        assertTrue(text.contains(from), from);
        return Files.writeString(spec, text.replace(from, to));
    }

    private static JsonNode json(Ran ran) throws IOException {
        return new ObjectMapper().readTree(ran.out());
    }

    private static JsonNode property(JsonNode scenario, String name) {
        for (JsonNode p : scenario.path("properties")) {
            if (p.path("name").asText().equals(name)) {
                return p;
            }
        }
        return scenario.path("none");
    }
}
