package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.pageproof.checker.Schemas;

/** What docs/ci.md tells people to put into their CI works. */
class CiPageTest {
    private static final Path PAGE = Schemas.root().resolve("docs/ci.md");
    private static final Pattern INVOCATION = Pattern.compile("\\./pageproof (check|lint)[^\\n`]*");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private static List<String> blocks(String language) throws IOException {
        Matcher m = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE));
        List<String> blocks = new ArrayList<>();
        while (m.find()) {
            blocks.add(m.group(1));
        }
        return blocks;
    }

    @Test
    void theSetUpsAreYaml() throws IOException {
        List<String> blocks = blocks("yaml");
        assertEquals(2, blocks.size());
        JsonNode github = new YAMLMapper().readTree(blocks.get(0));
        JsonNode steps = github.path("jobs").path("check").path("steps");
        List<String> runs = new ArrayList<>();
        steps.forEach(s -> {
            assertTrue(s.has("uses") != s.has("run"), s.toString());
            if (s.has("run")) {
                runs.add(s.path("run").asText());
            }
        });
        assertEquals(List.of("./pageproof lint", "./pageproof check --format github --out results"), runs);
        JsonNode gitlab = new YAMLMapper().readTree(blocks.get(1)).path("pageproof");
        assertEquals(
                "./pageproof check --out results", gitlab.path("script").path(0).asText());
        assertEquals(
                "results/junit.xml",
                gitlab.path("artifacts").path("reports").path("junit").asText());
    }

    @Test
    void theScriptIsOfTheShell() throws Exception {
        List<String> blocks = blocks("sh");
        assertEquals(1, blocks.size());
        Path script = Files.writeString(folder.resolve("job.sh"), blocks.get(0));
        Process process = new ProcessBuilder("sh", "-n", script.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
    }

    /** On one scenario: the options are what is tested here, the whole check is a job of its own. */
    @TestFactory
    List<DynamicTest> theCommandsRun() throws IOException {
        Set<String> lines = new LinkedHashSet<>();
        Matcher m = INVOCATION.matcher(Files.readString(PAGE));
        while (m.find()) {
            lines.add(m.group());
        }
        assertTrue(lines.size() >= 4, lines.toString());
        return lines.stream()
                .map(line -> DynamicTest.dynamicTest(line, () -> {
                    List<String> words = new ArrayList<>(List.of(line.split(" +", -1)));
                    words.remove(0);
                    words.replaceAll(
                            w -> w.equals("results") ? folder.resolve("results").toString() : w);
                    if (words.get(0).equals("check")) {
                        words.addAll(List.of("--scenario", "count_published_before_owner"));
                    }
                    Ran.command(words.toArray(String[]::new)).ends(ExitCode.MET);
                    if (words.contains("--out")) {
                        assertTrue(Files.exists(folder.resolve("results/junit.xml")));
                    }
                }))
                .toList();
    }
}
