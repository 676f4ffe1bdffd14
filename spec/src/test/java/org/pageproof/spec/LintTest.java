package org.pageproof.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageproof.spec.check.TypeChecker;
import org.pageproof.spec.diagnostics.Diagnostic;
import org.pageproof.spec.lint.LintRule;
import org.pageproof.spec.lint.Linter;
import org.pageproof.spec.parse.SpecReader;
import org.pageproof.spec.source.SourceText;
import org.pageproof.spec.typed.Spec;

/** Every spec in {@code src/test/resources/lint} gives exactly the warnings that are marked in it, each at the line below. */
class LintTest {
    private static final Path FOLDER = Path.of("src/test/resources/lint");
    private static final Pattern MARK = Pattern.compile("\\s*// lint (PL\\d\\d): (.*)");

    static List<String> specs() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(Files::isRegularFile)
                    .map(f -> f.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void theMarkedWarnings(String name) throws IOException {
        SourceText source = SourceText.of(name, Files.readAllBytes(FOLDER.resolve(name)));
        Spec spec = TypeChecker.check(
                        SpecReader.read(source, FOLDER.resolve(name)).get(), PagesSchema.schema())
                .get();
        List<String> found = Linter.lint(spec).stream().map(LintTest::line).toList();
        assertEquals(String.join("\n", marked(source.text())), String.join("\n", found));
        assertTrue(found.stream().anyMatch(f -> f.contains(name.substring(0, 4))), name);
    }

    @Test
    void everyRuleHasAnExampleAndAHeading() throws IOException {
        String page = Files.readString(Path.of("../docs/lint.md"));
        for (LintRule rule : Linter.RULES) {
            assertTrue(specs().stream().anyMatch(n -> n.startsWith(rule.code())), rule.code());
            assertTrue(page.contains("## " + rule.code() + ": " + rule.title() + "\n"), rule.code());
        }
    }

    private static String line(Diagnostic d) {
        return d.line() + " " + d.code() + ": " + d.message();
    }

    private static List<String> marked(String text) {
        List<String> marks = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            Matcher mark = MARK.matcher(lines[i]);
            if (mark.matches()) {
                marks.add(i + 2 + " " + mark.group(1) + ": " + mark.group(2));
            }
        }
        return marks;
    }
}
