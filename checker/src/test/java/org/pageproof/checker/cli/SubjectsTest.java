package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.pageproof.checker.Schemas;
import org.pageproof.checker.report.PropertyResult;
import org.pageproof.checker.report.Verdict;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.trace.ShownTrace;
import org.pageproof.checker.trace.Trace;
import org.pageproof.checker.trace.TraceFile;
import org.pageproof.spec.typed.Property;
import org.pageproof.spec.typed.Spec;

/**
 * What {@code docs/subjects} says is what a run finds. {@code -Dpageproof.refresh=true} writes the generated parts again: what
 * stands between {@code <!-- generated: ... -->} and {@code <!-- end -->}, and the traces of {@code counterexamples}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubjectsTest {
    private static final Path FOLDER = Schemas.root().resolve("docs/subjects");
    private static final Pattern GENERATED =
            Pattern.compile("(<!-- generated: (.+?) -->\\n).*?(<!-- end -->\\n)", Pattern.DOTALL);
    /** Variants that are not bugs of a list: mutants, eras, other proposals, and today's form. */
    private static final Pattern UNLISTED = Pattern.compile("M\\d+|[EN]\\d|(upstream|protocol)(_\\w+)?");

    private List<Subject> subjects = List.of();

    @SuppressWarnings("NullAway.Init") // set before all tests
    private SubjectRun run;

    private TraceOutline.Hints hints = new TraceOutline.Hints(List.of(), List.of(), Map.of());

    @BeforeAll
    void checkEverything() throws IOException, BadInput {
        subjects = Subject.all(FOLDER);
        Map<String, String> without = new HashMap<>();
        subjects.forEach(s -> without.putAll(s.without()));
        run = SubjectRun.ofShippedSpecs(without);
        hints = TraceOutline.Hints.all(subjects.stream().map(Subject::outlines).toList());
    }

    @Test
    void everyNumberOfTheNotesIsThereOnce() {
        for (Subject s : subjects) {
            assertEquals(List.of(), s.invariants().complaints(), s.title());
            assertEquals(List.of(), s.bugs().complaints(), s.title());
        }
    }

    @Test
    void aNumberThatIsMissingOrThereTwiceIsFound() throws IOException {
        Subject s = Subject.read("""
                title: T
                page: t.md
                specs: [m]
                without: {}
                outlines: {hidden: [], sets: [], none: {}}
                invariants:
                  numbers: I1..I4
                  checked: {I1: One.}
                  evidence: {}
                  later:
                    - {numbers: I1..I2, says: Two., why: So.}
                bugs:
                  numbers: B09..B10
                  checked: {B09: Nine., B09b: Its other half., B10: Ten., B11: Eleven.}
                  evidence: {}
                  later: []
                """);
        assertEquals(
                List.of("I1 stands there 2 times", "I3 stands there 0 times", "I4 stands there 0 times"),
                s.invariants().complaints());
        assertEquals(List.of("B11 is outside B09..B10"), s.bugs().complaints());
        assertThrows(IllegalArgumentException.class, () -> Subject.range("B01..C02"));
    }

    /** What a subject calls checked is checked, what it calls later is not, and every spec belongs to one subject. */
    @Test
    void theSubjectsSayWhatTheSpecsHave() throws BadInput {
        List<Spec> specs = new ShippedSpecs().specs();
        assertEquals(
                specs.stream().map(Spec::module).sorted().toList(),
                subjects.stream().flatMap(s -> s.specs().stream()).sorted().toList());
        for (Subject s : subjects) {
            Set<String> numbers = SubjectTables.properties(run, s).stream()
                    .map(Property::number)
                    .filter(n -> !n.isEmpty())
                    .map(Subject::ofTheNotes)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(new TreeSet<>(s.invariants().checked().keySet()), numbers, s.title());
        }
        Set<String> variants = new TreeSet<>();
        run.all().stream()
                .map(SubjectRun.Checked::variant)
                .filter(v -> !v.isEmpty() && !UNLISTED.matcher(v).matches())
                .forEach(variants::add);
        Set<String> listed = subjects.stream()
                .flatMap(s -> s.bugs().checked().keySet().stream()
                        .filter(n -> !s.bugs().evidence().containsKey(n)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(listed, variants);
    }

    /**
     * Each variant with the first violation that a scenario expects of it: the trace of that is recorded. So is that of each bug that
     * the base form has.
     */
    @TestFactory
    List<DynamicTest> theRecordedTracesAreFoundAndReplay() throws BadInput {
        List<DynamicTest> all = new ArrayList<>();
        new ShippedSpecs()
                .shown()
                .forEach((variant, v) -> all.add(DynamicTest.dynamicTest(variant, () -> {
                    Trace found = run.result(v.spec().module(), v.scenario().name(), v.property())
                            .trace();
                    isStillFoundAndReplays(variant, v.property(), found);
                })));
        subjects.forEach(s -> s.bugs()
                .evidence()
                .forEach((number, scenario) -> all.add(DynamicTest.dynamicTest(number, () -> {
                    PropertyResult found = run.shownIn(scenario).result();
                    isStillFoundAndReplays(number, found.name(), found.trace());
                }))));
        return all;
    }

    private static void isStillFoundAndReplays(String name, String property, @Nullable Trace found) throws IOException {
        assertNotNull(found, name);
        new RecordedTrace(name).isStillFoundAndReplays(property, new TraceFile().write(found));
    }

    @Test
    void everyExpectationIsMet() {
        List<String> notMet = run.all().stream()
                .flatMap(c -> c.result().properties().stream()
                        .filter(p -> Boolean.FALSE.equals(p.met()) || p.verdict() == Verdict.UNKNOWN)
                        .filter(p -> p.expected() != null)
                        .map(p -> c.result().name() + ": " + p.name() + " " + p.verdict()))
                .toList();
        assertEquals(List.of(), notMet);
    }

    @Test
    void everyClaimHoldsWithTwoCpusAndIsBrokenByAVariant() {
        SubjectTables tables = new SubjectTables(run);
        for (Subject s : subjects) {
            for (Property p : SubjectTables.properties(run, s)) {
                SubjectRun.Claim holds = tables.holds(s, p);
                assertTrue(isExpectedToBeViolated(p) || (holds != null && holds.cpus() >= 2), p.name());
                assertTrue(tables.broken(s, p) != null, p.name());
            }
        }
    }

    /** Whether no scenario expects that the base form keeps it, and some scenario that it does not. */
    private boolean isExpectedToBeViolated(Property property) {
        List<SubjectRun.Claim> onBaseForm = run.all().stream()
                .flatMap(c -> c.claims().stream())
                .filter(c -> c.isOfBaseForm() && c.ofSpec().title().equals(property.title()))
                .toList();
        return !onBaseForm.isEmpty() && onBaseForm.stream().allMatch(c -> c.is(Verdict.VIOLATED));
    }

    /**
     * In the very scenario that shows a bug the form without it holds. Of mutants no more is asked than that it violates
     * nothing: what a mutant does may be what no other form does at all.
     */
    @Test
    void theFormWithoutTheBugPassesTheSameCheck() {
        List<String> broken = new ArrayList<>();
        for (SubjectRun.Checked c : run.all()) {
            boolean mutant = UNLISTED.matcher(c.variant()).matches();
            for (String p : SubjectRun.violated(c.scenario())) {
                if (mutant && c.spec().property(p).isEmpty()
                        || c.without().isEmpty()
                                && c.spec()
                                        .property(p)
                                        .filter(this::isExpectedToBeViolated)
                                        .isPresent()) {
                    continue;
                }
                Verdict verdict = c.fixed(p).orElseThrow().verdict();
                if (verdict != Verdict.HOLDS && !(mutant && verdict == Verdict.VACUOUS)) {
                    broken.add(c.result().name() + ": " + p + " " + verdict);
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void thePagesShowTheRun() throws IOException, BadInput {
        List<Path> pages;
        try (Stream<Path> files = Files.list(FOLDER)) {
            pages = files.filter(f -> f.toString().endsWith(".md")).sorted().toList();
        }
        Set<String> names = pages.stream().map(p -> p.getFileName().toString()).collect(Collectors.toSet());
        subjects.forEach(s -> assertTrue(names.contains(s.page()), s.page()));
        for (Path page : pages) {
            String now = Files.readString(page);
            String generated = generated(now);
            if (Boolean.getBoolean("pageproof.refresh")) {
                Files.writeString(page, generated);
            } else {
                assertEquals(generated, now, page.toString());
            }
        }
        String table = Files.readString(FOLDER.resolve("README.md"));
        for (Subject s : subjects) {
            for (String part : List.of("invariants", "bugs", "others", "later")) {
                assertTrue(table.contains("<!-- generated: " + part + " of " + s.name() + " -->\n"), s.name());
            }
        }
    }

    private String generated(String page) throws IOException, BadInput {
        StringBuilder out = new StringBuilder();
        Matcher m = GENERATED.matcher(page);
        while (m.find()) {
            String text = m.group(1) + "\n" + part(m.group(2)) + "\n" + m.group(3);
            m.appendReplacement(out, Matcher.quoteReplacement(text));
        }
        return m.appendTail(out).toString();
    }

    private String part(String key) throws IOException, BadInput {
        SubjectTables tables = new SubjectTables(run);
        int at = key.indexOf(' ');
        String what = at < 0 ? key : key.substring(0, at);
        String of = key.substring(key.lastIndexOf(' ') + 1);
        return switch (what) {
            case "subjects" -> tables.summary(subjects);
            case "invariants" -> tables.invariants(subject(of));
            case "bugs" -> tables.bugs(subject(of));
            case "others" -> tables.others(subject(of));
            case "later" -> tables.later(subject(of));
            case "verdicts" -> tables.verdicts(of);
            case "holds" -> tables.holdsIn(of);
            case "outline" -> new TraceOutline(tables.trace(tables.shows(of)), hints).text();
            case "data" ->
                TraceOutline.withData(tables.trace(tables.shows(of)), hints).text();
            case "trace" -> "```\n" + new ShownTrace(tables.trace(tables.shows(of))).text() + "```\n";
            case "protocols" -> ProtocolTable.of(of);
            case "rule" -> "```\n" + rule(of) + "```\n";
            default ->
                throw new AssertionError("<!-- generated: " + key + " -->: there is no such part; there are: subjects,"
                        + " invariants, bugs, others and later of SUBJECT, verdicts, outline, data and trace of VARIANT or SCENARIO,"
                        + " holds in SCENARIO, protocols on leaves or words, rule SPEC.PROPERTY");
        };
    }

    private Subject subject(String name) {
        return subjects.stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no subject " + name));
    }

    /** A property as its spec has it: what follows its first line is indented, up to the last brace. */
    private static String rule(String name) throws IOException {
        String[] parts = name.split("\\.", -1);
        Path spec = Schemas.root().resolve("spec/invariants/" + parts[0] + ".inv");
        StringBuilder rule = new StringBuilder();
        for (String line : Files.readAllLines(spec)) {
            boolean first = rule.isEmpty() && line.matches("\\w+ " + parts[1] + "\\b.*");
            boolean more = !rule.isEmpty() && (line.startsWith(" ") || line.equals("}"));
            if (!rule.isEmpty() && !more) {
                break;
            }
            if (first || more) {
                rule.append(line).append('\n');
            }
        }
        assertTrue(!rule.isEmpty(), name);
        return rule.toString();
    }
}
