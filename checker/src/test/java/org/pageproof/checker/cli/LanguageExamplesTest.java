package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.pageproof.checker.Schemas;

/** The examples of the page on the spec language are specs that can be checked, and what they claim is so. */
class LanguageExamplesTest {
    private static final Path PAGE = Schemas.root().resolve("docs/spec-language.md");
    private static final Pattern BLOCK = Pattern.compile("```(\\w*)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern MODULE = Pattern.compile("module (\\w+);.*", Pattern.DOTALL);
    private static final String SCENARIO = """

            scenario of_the_example {
                model with pages = 1, domains = 1, count_bits = 3;
                cpus 2 repeat alloc_heap_pages | assign_pages | get_page | put_page | decrease_reservation;
                check all;
                expect holds;
            }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @TestFactory
    List<DynamicTest> examplesAreAsTheySay() throws IOException {
        String page = Files.readString(PAGE);
        Map<String, String> imported = new HashMap<>();
        List<DynamicTest> tests = new ArrayList<>();
        Matcher m = BLOCK.matcher(page);
        while (m.find()) {
            long line = page.substring(0, m.start()).lines().count() + 1;
            String text = m.group(2);
            assertTrue(Set.of("inv", "text").contains(m.group(1)), "line " + line + ": a block is \"inv\" or \"text\"");
            Matcher module = MODULE.matcher(text);
            if (m.group(1).equals("inv")) {
                tests.add(DynamicTest.dynamicTest("line " + line, () -> run(text, imported)));
            } else if (module.matches()) {
                imported.put(module.group(1) + ".inv", text);
            }
        }
        assertTrue(tests.size() > 10, tests.toString());
        return tests;
    }

    /** An example without a frame gets one. */
    private void run(String example, Map<String, String> imported) throws IOException {
        for (Map.Entry<String, String> file : imported.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        String text = example.contains("module ") ? example : "module example;\nmodel xen.Pages;\n\n" + example;
        Path file =
                Files.writeString(folder.resolve("example.inv"), text.contains("scenario ") ? text : text + SCENARIO);
        Ran.command("check", file.toString()).ends(ExitCode.MET);
    }
}
