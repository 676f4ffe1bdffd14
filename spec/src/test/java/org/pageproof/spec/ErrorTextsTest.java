package org.pageproof.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageproof.spec.check.TypeChecker;
import org.pageproof.spec.diagnostics.Diagnostic;
import org.pageproof.spec.diagnostics.DiagnosticPrinter;
import org.pageproof.spec.diagnostics.Result;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.parse.SpecReader;
import org.pageproof.spec.scenario.ResolvedScenario;
import org.pageproof.spec.scenario.ScenarioResolver;
import org.pageproof.spec.source.SourceText;
import org.pageproof.spec.syntax.SpecFile;
import org.pageproof.spec.typed.Scenario;
import org.pageproof.spec.typed.Spec;

/**
 * Every spec in {@code src/test/resources/errors} gives exactly the messages in the text file next to it.
 *
 * <p>{@code mvn test -pl spec -Dtest=ErrorTextsTest -Drefresh=true} writes the text files anew.
 */
class ErrorTextsTest {
    private static final Path FOLDER = Path.of("src/test/resources/errors");
    private static final Pattern OPTION = Pattern.compile("^// --set (\\w+)=(-?\\d+)");

    static List<String> specs() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(n -> n.endsWith(".inv"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void messagesAreAsRecorded(String name) throws IOException {
        List<Diagnostic> found = diagnostics(name);
        String code = name.substring(0, 5);
        assertTrue(found.stream().anyMatch(d -> d.code().equals(code)), () -> "no " + code + " in " + found);
        String printed = DiagnosticPrinter.print(found);
        Path expected = FOLDER.resolve(name.replace(".inv", ".txt"));
        if (Boolean.getBoolean("refresh")) {
            Files.writeString(expected, printed);
        }
        assertEquals(Files.readString(expected), printed);
    }

    @Test
    void everyNumberHasAnExample() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (SpecError e : SpecError.values()) {
            missing.add(e.code());
        }
        specs().forEach(n -> missing.remove(n.substring(0, 5)));
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyNumberIsDocumented() throws IOException {
        String page = Files.readString(Path.of("../docs/errors.md"));
        for (SpecError e : SpecError.values()) {
            assertTrue(
                    page.contains("## " + e.code() + ": " + e.title() + "\n"),
                    () -> "docs/errors.md has no heading for " + e.code() + ": " + e.title());
        }
    }

    private static List<Diagnostic> diagnostics(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(FOLDER.resolve(name));
        SourceText source = SourceText.of(name, bytes);
        Result<SpecFile> parsed = SpecReader.read(source, FOLDER.resolve(name));
        List<Diagnostic> all = new ArrayList<>(parsed.diagnostics());
        SpecFile file = parsed.get();
        if (file.modelName().isPresent()) {
            Result<Spec> checked = TypeChecker.check(file, PagesSchema.schema());
            all.addAll(checked.diagnostics());
            if (checked.ok() && parsed.ok()) {
                all.addAll(resolution(checked.get(), source));
            }
        }
        return all;
    }

    private static List<Diagnostic> resolution(Spec spec, SourceText source) {
        Map<String, Long> overrides = new HashMap<>();
        Matcher option = OPTION.matcher(source.text());
        if (option.find()) {
            overrides.put(option.group(1), Long.valueOf(option.group(2)));
        }
        List<Diagnostic> all = new ArrayList<>();
        for (Scenario s : spec.scenarios()) {
            Result<ResolvedScenario> resolved = ScenarioResolver.resolve(s, spec, overrides);
            all.addAll(resolved.diagnostics());
            if (resolved.ok()) {
                long cpus = resolved.get().parameters().getOrDefault("cpus", 2L);
                all.addAll(resolved.get().programs((int) cpus).diagnostics());
            }
        }
        return all;
    }
}
