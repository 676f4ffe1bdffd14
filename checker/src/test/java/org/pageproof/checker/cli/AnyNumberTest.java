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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageproof.checker.Schemas;
import org.pageproof.checker.prove.solver.NeedsZ3;

/** Proofs for any number of CPUs ({@code cpus any}). */
@NeedsZ3
class AnyNumberTest {
    private static final Path EXAMPLES = Schemas.root().resolve("docs/examples/refcount");
    private static final String REFCOUNT = EXAMPLES.resolve("any_number.inv").toString();
    private static final String PAGES =
            Schemas.root().resolve("spec/proofs/any_number_of_cpus.inv").toString();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private static String prove(String... arguments) {
        List<String> all = new ArrayList<>(List.of("prove", "--timeout", "300s"));
        all.addAll(List.of(arguments));
        return Ran.command(all.toArray(String[]::new)).out();
    }

    private static void says(String text, String property, String verdict) {
        assertTrue(
                Pattern.compile("^ +(\\w+ )?" + property + ": " + verdict, Pattern.MULTILINE)
                        .matcher(text)
                        .find(),
                property + " is not " + verdict + " in\n" + text);
    }

    @Test
    void aModelOfAUserIsProved() {
        String text = prove(REFCOUNT, "--scenario", "any_number");
        for (String p : List.of(
                "references_are_accounted", "owned_for_a_reason", "held_page_keeps_its_owner", "count_covers_held")) {
            says(text, p, "PROVED");
        }
        assertTrue(text.contains("any number of CPUs"), text);
        assertTrue(text.contains("\n  PROVED with lemmas among: references_are_accounted, owned_for_a_reason\n"), text);
        assertEquals(text.indexOf("lemmas"), text.lastIndexOf("lemmas"), text);
        assertFalse(text.contains("premise"), text);
    }

    /** The premise of a claim is looked for with the CPUs of the model that formulas are made of. */
    @Test
    void aPremiseThatNoRunMetIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("premises.inv"), Files.readString(Path.of(REFCOUNT)) + """

                invariant never { forall p in pages: p.count == allocated => p.owner == none }
                invariant sometimes { forall c in cpus, p in pages: c.held[p] > 1 => p.owner != none }
                """);
        List<String> common = List.of(file.toString(), "--model-path", EXAMPLES.toString(), "--scenario", "any_number");
        String text = prove(common.toArray(String[]::new));
        says(text, "never", "PROVED");
        says(text, "sometimes", "PROVED");
        String remark = "no run at random met the premise of never; --set cpus=2 makes it a search, which tells";
        assertTrue(text.contains("\n  " + remark + "\n"), text);

        List<String> check = new ArrayList<>(List.of("check", "--format", "json"));
        check.addAll(common);
        JsonNode scenario = new ObjectMapper()
                .readTree(Ran.command(check.toArray(String[]::new)).out())
                .get("scenarios")
                .get(0);
        assertEquals(remark, scenario.get("remarks").get(0).asText());
        assertEquals("any number of CPUs, 1 page", scenario.get("scope").asText());
        assertEquals("{\"pages\":1}", scenario.get("parameters").toString());
        assertEquals(
                "induction, k = 1, with lemmas among owned_for_a_reason",
                scenario.get("properties").get(0).get("reason").asText());

        check.addAll(List.of("--set", "cpus=2", "--property", "never"));
        String searched = Ran.command(check.toArray(String[]::new)).out();
        assertTrue(searched.contains("VACUOUS"), searched);
    }

    @Test
    void aModelThatHasTooFewIsRefused() throws IOException {
        Files.writeString(folder.resolve("Few.java"), """
                import org.pageproof.machine.*;

                @Model("few")
                public class Few {
                    static final class Cpu { int x; }

                    final Word word = new Word(8, 0);
                    final Cpu[] cpus;

                    public Few(@Param(value = "cpus", max = 3) int n) {
                        cpus = new Cpu[n];
                        for (int i = 0; i < n; i++) cpus[i] = new Cpu();
                    }

                    @Operation("load") void load(Cpu self) { self.x = (int) word.read(); }
                }
                """);
        Path file = Files.writeString(folder.resolve("few.inv"), """
                module few;
                model few;
                scenario s { cpus any repeat load; check all; }
                """);
        Ran.command("prove", file.toString()).refuses("from 1 to 3", "constructed with 5", "--set cpus=2");
    }

    /** There are too many values to look at each. */
    @Test
    void whatACpuKeepsCanBeAnyLong() throws IOException {
        Files.writeString(folder.resolve("Wide.java"), """
                import org.pageproof.machine.*;

                @Model("wide")
                public class Wide {
                    static final class Cpu { long copy; }

                    final Word word = new Word(64, 0);
                    final Cpu[] cpus;

                    public Wide(@Param("cpus") int n) {
                        cpus = new Cpu[n];
                        for (int i = 0; i < n; i++) cpus[i] = new Cpu();
                    }

                    @Operation("load") void load(Cpu self) { self.copy = word.read(); }

                    @Operation("five") void five(Cpu self) {
                        Machine.assume(self.copy == 5);
                        word.write(1);
                    }
                }
                """);
        Path file = Files.writeString(folder.resolve("wide.inv"), """
                module wide;
                model wide;
                invariant small { word <= 5 }
                scenario s { cpus any repeat load | five; check small; }
                """);
        says(prove(file.toString()), "small", "PROVED");
    }

    /** With one or two CPUs nothing is wrong with it. */
    @Test
    void whatOnlyThreeCpusBreakIsNotProved() {
        String text = prove(REFCOUNT, "--scenario", "owner_first");
        says(text, "references_are_accounted", "PROVED");
        says(text, "owned_for_a_reason", "PROVED");
        says(text, "held_page_keeps_its_owner", "UNKNOWN \\(solver: it is not inductive");
        String decisive = "would help:\n  * cpus[0].held[0] = 0\n  * pages[0].owner = domains[1]\n    cpu0 in get_page";
        assertTrue(text.contains(decisive), text);
    }

    /** Covers and being stuck are for searches: nothing is expected of them where nobody names them. */
    @Test
    void withoutExpectationsThereAreThoseThatCanBeMet() throws IOException {
        String spec = Files.readString(Path.of(REFCOUNT)) + """

                cover held { exists c in cpus, p in pages: c.held[p] > 0 }
                scenario silent { model with pages = 1; cpus any repeat get_page | put_page; }
                scenario loud {
                    model with pages = 1;
                    cpus any repeat get_page | put_page;
                    check count_covers_held, references_are_accounted, owned_for_a_reason, held;
                }
                """;
        Path file = Files.writeString(folder.resolve("silent.inv"), spec);
        List<String> check = List.of("check", file.toString(), "--model-path", EXAMPLES.toString(), "--scenario");
        Ran silent =
                Ran.command(Stream.concat(check.stream(), Stream.of("silent")).toArray(String[]::new));
        silent.ends(ExitCode.MET);
        says(silent.out(), "count_covers_held", "PROVED");
        for (String open : List.of("no_deadlock", "held")) {
            assertTrue(silent.out().contains("  " + open + ", of which nothing is "), silent.out());
        }
        Ran.command(Stream.concat(check.stream(), Stream.of("loud")).toArray(String[]::new))
                .ends(ExitCode.INCONCLUSIVE);
    }

    @Test
    void aLostReferenceIsNotProved() {
        String text = prove(REFCOUNT, "--scenario", "put_plain_write").replaceAll("\\s+", " ");
        String claim = "count_covers_held: UNKNOWN (solver: it is not inductive; --set cpus=";
        assertTrue(text.contains(claim) && text.contains(" finds a run that violates it)"), text);
    }

    /** What is proved of any number of CPUs is true of each number that can be searched. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void searchesAgree(int cpus) {
        String set = "cpus=" + cpus;
        Ran.command("check", REFCOUNT, "--scenario", "any_number", "--set", set).ends(ExitCode.MET);
        String owner = Ran.command(
                        "check",
                        REFCOUNT,
                        "--scenario",
                        "owner_first",
                        "--set",
                        set,
                        "--property",
                        "held_page_keeps_its_owner")
                .out();
        assertEquals(cpus == 3, owner.contains("VIOLATED"), owner);
    }

    @Test
    void referencesToPagesAreSafeAtTheWidthOf2009() {
        String text = prove(PAGES, "--scenario", "january_2009");
        for (String p : List.of(
                "referenced_page_has_an_owner",
                "allocation_owns_a_reference",
                "references_are_accounted",
                "owner_is_stable_while_referenced",
                "count_moves_by_one",
                "revival_is_explicit",
                "kept_reference_keeps_the_page",
                "states_move_along_the_table",
                "failing_get_is_neutral")) {
            says(text, p, "PROVED");
        }
    }

    @Test
    void whatCannotBeToldOfAnyNumberIsSaidWithItsPlace() throws IOException {
        Path file = folder.resolve("claims.inv");
        Files.writeString(file, """
                module claims;
                model refcount;
                invariant one_has_it { forall p in pages: p.owner != none => exists c in cpus: c.held[p] > 0 }
                invariant first { cpus[0].held[0] >= 0 }
                invariant resting at rest { pages[0].count >= 0 }
                invariant two { forall c in cpus, d in cpus: c.held[0] + d.held[0] <= 4 }
                invariant shared { (sum c in cpus: pages[0].count) >= 0 }
                cover held { exists c in cpus: c.held[0] > 0 }
                scenario s { model with pages = 1; cpus any repeat get_page | put_page; check all; }
                """);
        String text = prove(file.toString(), "--model-path", EXAMPLES.toString());
        says(text, "one_has_it", "UNKNOWN \\(it has no translation: \\S*:3:");
        says(text, "first", "UNKNOWN \\(it has no translation: \\S*:4:");
        says(text, "resting", "UNKNOWN");
        says(text, "two", "UNKNOWN");
        says(text, "shared", "UNKNOWN");
        says(text, "held", "UNKNOWN");
    }

    /**
     * What was decided about a register before a loop, or in its last round, says nothing of what the register is in the next one.
     * What was read says nothing of what the memory is later, when somebody writes it.
     */
    @Test
    void whatWasTrueOnceIsNotTakenForWhatIsTrue() throws IOException {
        Files.writeString(folder.resolve("Looks.java"), """
                import org.pageproof.machine.*;

                @Model("looks")
                public class Looks {
                    static final class Cpu {
                        boolean saw_two;
                    }

                    final Word word = new Word(8, 0);
                    final Cpu[] cpus;

                    public Looks(@Param("cpus") int cpuCount) {
                        cpus = new Cpu[cpuCount];
                        for (int i = 0; i < cpuCount; i++) cpus[i] = new Cpu();
                    }

                    @Operation("set_two")
                    void set(Cpu self) {
                        word.write(2);
                    }

                    @Operation("look_again")
                    void lookAgain(Cpu self) {
                        long x = word.read();
                        if (x == 2) return;
                        while (true) {
                            long y = word.read();
                            if (x == 2) break;
                            x = y;
                        }
                        self.saw_two = true;
                    }

                    @Operation("look_twice")
                    void lookTwice(Cpu self) {
                        long x = word.read();
                        if (x == 2) return;
                        long y = word.read();
                        if (x != y) self.saw_two = true;
                    }
                }
                """);
        Path file = folder.resolve("looks.inv");
        Files.writeString(file, """
                module looks;
                model looks;
                invariant nobody_sees_two { forall c in cpus: !c.saw_two }
                scenario again { cpus any repeat set_two | look_again; check all; }
                scenario twice { cpus any repeat set_two | look_twice; check all; }
                scenario alone { cpus any repeat look_twice; check all; }
                """);
        for (String s : List.of("again", "twice")) {
            says(prove(file.toString(), "--scenario", s), "nobody_sees_two", "UNKNOWN \\(solver: it is not inductive");
            Ran.command("check", file.toString(), "--scenario", s, "--set", "cpus=2")
                    .ends(ExitCode.NOT_MET);
        }
        says(prove(file.toString(), "--scenario", "alone"), "nobody_sees_two", "PROVED");
    }

    /** CPUs are alike when they begin alike, and more of them are like the first ones. */
    @ParameterizedTest
    @CsvSource({
        "cpuCount == 9 ? 1 / (i - i) : i % 2, 0, of any number of CPUs nothing is known: with 9 CPUs: Numbered.java:",
        "i % 2, 0, solver: it is not inductive",
        "i == 9 ? 1 : 0, 0, of any number of CPUs nothing is known: of 10 CPUs cpu9 is not like one of the first 2",
        "'i == 0 && cpuCount > 7 ? 1 : 0', 0, of any number of CPUs nothing is known: of 8 CPUs cpu0 is not like one of the first 2",
        "0, cpuCount, of any number of CPUs nothing is known: with 1 CPU the model has another word",
        "0, 0, ''"
    })
    void cpusThatBeginInAnotherWayAreOthers(String small, String word, String reason) throws IOException {
        Files.writeString(folder.resolve("Numbered.java"), """
                import org.pageproof.machine.*;

                @Model("numbered")
                public class Numbered {
                    static final class Cpu {
                        int small;
                    }

                    final Word word;
                    final Cpu[] cpus;

                    public Numbered(@Param("cpus") int cpuCount) {
                        word = new Word(8, %s);
                        cpus = new Cpu[cpuCount];
                        for (int i = 0; i < cpuCount; i++) {
                            cpus[i] = new Cpu();
                            cpus[i].small = %s;
                        }
                    }

                    @Operation("set")
                    void set(Cpu self) {
                        if (self.small == 1) word.write(9);
                    }
                }
                """.formatted(word, small));
        Path file = Files.writeString(folder.resolve("numbered.inv"), """
                module numbered;
                model numbered;
                invariant small_word { word <= 5 }
                scenario s { cpus any repeat set; check all; }
                """);
        String text = prove(file.toString()).replaceAll("\\s+", " ");
        assertTrue(text.contains("small_word: " + (reason.isEmpty() ? "PROVED" : "UNKNOWN (" + reason)), text);
        assertEquals(reason.startsWith("of any"), text.contains("fits: UNKNOWN (for the same reason)"), text);
        String found = Ran.command("check", file.toString(), "--set", "cpus=12").out();
        assertEquals(reason.isEmpty(), !found.contains("small_word: VIOLATED"), found);
    }

    /** Whoever asks another solver has to know what the formulas are about, and what a claim that holds rests on. */
    @Test
    void writtenQuestionsSayWhatTheyAreAbout() throws IOException {
        Path out = folder.resolve("questions");
        prove(REFCOUNT, "--scenario", "owner_first", "--emit-smt2", out.toString());
        Path own = out.resolve("any_number.owner_first");
        String index = Files.readString(own.resolve("index.txt"));
        assertTrue(index.contains("\nowned_for_a_reason: PROVED (induction, k = 1), by [1]\n"), index);
        assertTrue(index.contains("\nheld_page_keeps_its_owner: UNKNOWN (solver: it is not inductive; "), index);
        assertTrue(index.contains("\nany number of CPUs: cpu0 .. cpu3 by name"), index);
        assertTrue(index.lines().allMatch(l -> l.length() <= 100), index);
        try (Stream<Path> files = Files.list(own)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".smt2")).toList()) {
                String text = Files.readString(file);
                assertFalse(text.contains("cpus = 5"), text);
                assertTrue(text.contains("\n; any number of CPUs: cpu0 .. cpu3 by name"), text);
                String assumed = text.lines()
                        .filter(l -> l.startsWith("; assumed: "))
                        .findFirst()
                        .orElseThrow();
                assertTrue(assumed.contains("references_are_accounted, owned_for_a_reason"), assumed);
                // What was refuted in the end must not be assumed by what a verdict rests on.
                boolean listed = index.contains(file.getFileName().toString());
                assertFalse(listed && assumed.contains("held_page_keeps_its_owner"), file + ": " + assumed);
            }
        }
    }

    @Test
    void otherEnginesSayThatTheyCannotTell() {
        String text = Ran.command("check", REFCOUNT, "--scenario", "any_number", "--engine", "interpreter")
                .ends(ExitCode.INCONCLUSIVE)
                .out();
        assertTrue(text.replaceAll("\\s+\\|?\\s*", " ").contains("any number"), text);
    }

    @Test
    void enginesAreComparedOnANumberOfCpus() {
        for (String format : List.of("text", "markdown")) {
            Ran left = Ran.command("agree", REFCOUNT, "--scenario", "any_number", "--format", format)
                    .ends(ExitCode.INCONCLUSIVE);
            assertTrue(left.err().startsWith("any_number: SKIPPED: it is for any number of CPUs"), left.err());
            assertTrue(left.err().contains("--set cpus=3"), left.err());
            assertEquals("nothing was compared\n", left.out());
        }
        Ran.command("agree", REFCOUNT, "--scenario", "any_number", "--set", "cpus=2", "--engine", "interpreter")
                .ends(ExitCode.MET);
    }
}
