package org.pageproof.spec;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.pageproof.spec.check.TypeChecker;
import org.pageproof.spec.diagnostics.Diagnostic;
import org.pageproof.spec.diagnostics.DiagnosticPrinter;
import org.pageproof.spec.diagnostics.Result;
import org.pageproof.spec.parse.SpecReader;
import org.pageproof.spec.scenario.ScenarioResolver;
import org.pageproof.spec.source.SourceText;
import org.pageproof.spec.syntax.SpecFile;
import org.pageproof.spec.typed.Scenario;
import org.pageproof.spec.typed.Spec;

/** Whatever is done to a spec: no exception, no endless run, and messages that point into the text. */
class MutatedSpecsTest {
    private static final Path SPECS = Path.of("src/test/resources/specs");
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "(",
            ")",
            "[",
            "]",
            ";",
            ",",
            ":",
            "'",
            "\"",
            "/*",
            "*/",
            "//",
            "..",
            "=",
            "==",
            "=>",
            "**",
            "-",
            "!",
            "&",
            "|",
            "0",
            "1",
            "99999999999999999999",
            "forall x in pages:",
            "exists",
            "sum c in cpus:",
            "count",
            "in",
            "not",
            "by drop",
            "c steps",
            "c before write of",
            "none",
            "true",
            "pages",
            "p",
            "p.refs",
            "p.owner",
            "cpus",
            "heap_lock",
            "free",
            "const",
            "def",
            "invariant",
            "lemma",
            "transition",
            "cover",
            "scenario",
            "expect",
            "check",
            "holds",
            "all",
            "repeat",
            "run",
            "with",
            "model",
            "module",
            "variant",
            "let x = p.refs,",
            "let d = p.owner in",
            "if",
            "then",
            "else",
            "{ p in pages :",
            "{ p.refs : p in pages where",
            "subset",
            ".flags",
            "size(",
            "->",
            "_",
            "at rest",
            "lifecycle l of",
            "initial",
            "nested n for p in pages:",
            "ref r for p in pages where",
            "within",
            "needs",
            "import \"all.inv\";",
            "import",
            "\0",
            "\u2264",
            "\ud83d\ude00",
            "\n",
            "index(p)");

    /**
     * One change of a text.
     *
     * @param at where, as a share of the length in millionths
     * @param length how much is taken out
     * @param piece what is put there
     */
    record Change(int at, int length, String piece) {
        String applied(String text) {
            int from = (int) ((long) at * text.length() / 1_000_000);
            int to = Math.min(text.length(), from + length);
            return text.substring(0, from) + piece + text.substring(to);
        }
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<Change> change = Combinators.combine(
                        Arbitraries.integers().between(0, 1_000_000),
                        Arbitraries.frequencyOf(
                                Tuple.of(5, Arbitraries.integers().between(0, 3)),
                                Tuple.of(1, Arbitraries.integers().between(0, 400))),
                        Arbitraries.frequencyOf(
                                Tuple.of(1, Arbitraries.just("")),
                                Tuple.of(4, Arbitraries.of(PIECES)),
                                Tuple.of(1, Arbitraries.of(PIECES).map(p -> " " + p + " "))))
                .as(Change::new);
        return change.list().ofMinSize(1).ofMaxSize(6);
    }

    @Property(tries = 1500, shrinking = ShrinkingMode.BOUNDED)
    void mutatedSpecs(@ForAll("changes") List<Change> changes) throws IOException {
        String text = Files.readString(SPECS.resolve("all.inv"));
        for (Change c : changes) {
            text = c.applied(text);
        }
        run(SourceText.of("mutated.inv", text));
    }

    @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED)
    void piecesInAnyOrder(@ForAll("pieces") List<String> pieces) {
        run(SourceText.of("pieces.inv", "module m; model xen.Pages; invariant a { " + String.join(" ", pieces)));
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.of(PIECES).list().ofMaxSize(60);
    }

    @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED)
    void anyBytes(@ForAll byte[] bytes) {
        run(SourceText.of("bytes.inv", bytes));
        run(SourceText.of("latin.inv", new String(bytes, StandardCharsets.ISO_8859_1)));
    }

    private static void run(SourceText source) {
        List<Diagnostic> found = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> diagnostics(source));
        for (Diagnostic d : found) {
            assertTrue(d.line() >= 1 && d.column() >= 1 && d.length() >= 1, d::toString);
            assertTrue(d.span().end() <= d.source().at(d.span().start()).end(), d::toString);
            assertFalse(d.message().isBlank(), d::toString);
            assertFalse(DiagnosticPrinter.print(d).contains("Exception"), d::toString);
        }
    }

    private static List<Diagnostic> diagnostics(SourceText source) {
        Result<SpecFile> parsed = SpecReader.read(source, SPECS.resolve(source.file()));
        List<Diagnostic> all = new ArrayList<>(parsed.diagnostics());
        Result<Spec> checked = TypeChecker.check(parsed.get(), PagesSchema.schema());
        all.addAll(checked.diagnostics());
        if (parsed.ok() && checked.ok()) {
            for (Scenario s : checked.get().scenarios()) {
                all.addAll(ScenarioResolver.resolve(s, checked.get(), Map.of("cpus", 2L))
                        .diagnostics());
            }
        }
        return all;
    }
}
