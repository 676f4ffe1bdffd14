package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.pageproof.checker.Schemas;

/** What the documentation shows is what happens. */
class DocumentationTest {
    private static final Path ROOT = Schemas.root();
    private static final Pattern BLOCK = Pattern.compile("```\\w*\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path written;

    /** Every command in a code block that names files of the tree, or none. One that several pages have runs once. */
    @TestFactory
    List<DynamicTest> commandsRun() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        Set<String> lines = new HashSet<>();
        for (Path page : pages()) {
            for (String block : blocks(page)) {
                for (String line : block.lines().toList()) {
                    if (line.startsWith("./pageproof ") && filesAreThere(line) && lines.add(line.strip())) {
                        tests.add(DynamicTest.dynamicTest(ROOT.relativize(page) + ": " + line, () -> run(line)));
                    }
                }
            }
        }
        assertTrue(tests.size() >= 3, tests.toString());
        return tests;
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        for (Path page : pages()) {
            Matcher m = LINK.matcher(Files.readString(page));
            while (m.find()) {
                Path target = page.resolveSibling(m.group(1));
                assertTrue(Files.exists(target), ROOT.relativize(page) + " links to " + m.group(1));
            }
        }
    }

    @Test
    void theReadmeShowsARealRuleAndARealCounterexample() throws IOException {
        List<String> blocks = blocks(ROOT.resolve("README.md"));
        String specs = Files.readString(ROOT.resolve("spec/invariants/page_references.inv"));
        String rule = blocks.stream()
                .filter(b -> b.startsWith("invariant"))
                .findFirst()
                .orElse("");
        for (String part : rule.split("\n\n", -1)) {
            assertTrue(!part.isBlank() && specs.contains(part.strip()), part);
        }
        String trace = Files.readString(ROOT.resolve("counterexamples/B13/trace.txt"));
        String shown = blocks.stream()
                .filter(b -> b.startsWith("counterexample"))
                .findFirst()
                .orElse("");
        assertEquals(trace, shown);
        List<String> setUp = blocks.stream()
                .filter(b -> b.startsWith("./pageproof") || b.startsWith("mvn"))
                .toList();
        assertEquals(List.of("./pageproof check\n", "mvn -B verify\n"), setUp);
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages =
                new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("counterexamples/README.md")));
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            docs.filter(p -> p.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }

    private static List<String> blocks(Path page) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher m = BLOCK.matcher(Files.readString(page));
        while (m.find()) {
            blocks.add(m.group(1));
        }
        return blocks;
    }

    private static boolean filesAreThere(String line) {
        return Stream.of(line.replaceAll(" --(out|output) +\\S+", "").split(" +", -1))
                .filter(w -> w.contains("/") && !w.startsWith("./pageproof"))
                .allMatch(w -> Files.exists(ROOT.resolve(w)));
    }

    /** What a command writes goes into a folder of the test, not into the source tree. */
    private void run(String line) throws IOException {
        List<String> words = new ArrayList<>();
        for (String word : line.substring(line.indexOf(' ')).strip().split(" +", -1)) {
            boolean output = !words.isEmpty() && words.get(words.size() - 1).matches("--out|--output");
            Path inTree = ROOT.resolve(word);
            words.add(output ? written.resolve(word).toString() : Files.exists(inTree) ? inTree.toString() : word);
        }
        words.addAll(narrower(words));
        Ran.command(words.toArray(String[]::new)).ends(ExitCode.MET);
    }

    /**
     * A check of whole shipped specs is narrowed to one scenario here: {@link SubjectsTest} searches them all, and so does the main job
     * of the CI with these very words.
     */
    private static List<String> narrower(List<String> words) throws IOException {
        List<String> specs = words.stream().filter(w -> w.endsWith(".inv")).toList();
        Path shipped = ROOT.resolve("spec/invariants");
        if (!words.get(0).equals("check")
                || words.contains("--scenario")
                || !specs.stream().allMatch(s -> Path.of(s).startsWith(shipped))) {
            return List.of();
        }
        Path first = specs.isEmpty() ? shipped.resolve("page_references.inv") : Path.of(specs.get(0));
        Matcher scenario =
                Pattern.compile("^scenario (\\w+)", Pattern.MULTILINE).matcher(Files.readString(first));
        assertTrue(scenario.find(), first.toString());
        return List.of("--scenario", scenario.group(1));
    }
}
