package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.pageproof.checker.Schemas;
import org.pageproof.checker.trace.BadTrace;
import org.pageproof.checker.trace.Trace;
import org.pageproof.checker.trace.TraceFile;
import org.pageproof.checker.trace.TraceStep;

/** A reader goes through reports in Chromium. The pictures are in {@code target/reports}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportInBrowserTest {
    private static final Path PICTURES = Path.of("target", "reports");
    private static final Path RECORDED = Schemas.root().resolve("counterexamples");

    /** Texts that stand out from their background by less than WCAG's 4.5 to 1, unless they are large. */
    private static final String FAINT_TEXTS = """
            function colour(text) {
              var n = (text.match(/-?[\\d.]+(e-?\\d+)?/g) || []).map(Number);
              var unit = text.indexOf('color(') === 0 ? 255 : 1;
              return { c: [n[0] * unit, n[1] * unit, n[2] * unit], a: n.length > 3 ? n[3] : 1 };
            }
            function over(top, below) {
              return top.c.map(function (v, i) { return v * top.a + below[i] * (1 - top.a); });
            }
            function background(e) {
              var stack = [];
              for (var x = e; x; x = x.parentElement) {
                stack.unshift(colour(getComputedStyle(x).backgroundColor));
              }
              return stack.reduce(function (below, top) { return over(top, below); }, [255, 255, 255]);
            }
            function luminance(c) {
              var l = c.map(function (v) {
                v /= 255;
                return v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
              });
              return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2];
            }
            var faint = [];
            var walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
              var e = walker.currentNode.parentElement;
              if (!walker.currentNode.textContent.trim() || e.tagName === 'SCRIPT' || !e.checkVisibility()
                  || e.closest(':disabled, .dense .tick')) { continue; }
              var back = background(e);
              var a = luminance(over(colour(getComputedStyle(e).color), back));
              var b = luminance(back);
              var contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
              if (contrast < 4.5) { faint.push(e.outerHTML.slice(0, 90) + ' ' + contrast.toFixed(2)); }
            }
            return faint.join('\\n');
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Browser browser;

    @BeforeAll
    void start() {
        browser = Browser.start();
    }

    @AfterAll
    @SuppressWarnings("NullAway") // null where there is no browser
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void theArrowKeysGoThroughEveryStep() throws Exception {
        Trace trace = open(RECORDED.resolve("refcount-owner_first").resolve("trace.json"), "");
        int n = trace.steps().size();
        assertEquals("Start of " + n + " steps", browser.one("#where").getText());
        assertEquals(List.of(), browser.all("#state td.changed"));
        for (int i = 1; i <= n; i++) {
            browser.press(Keys.ARROW_RIGHT);
            shows(trace, i);
        }
        browser.press(Keys.ARROW_RIGHT);
        shows(trace, n);
        assertTrue(browser.one("#finding")
                .getText()
                .contains(String.valueOf(trace.finding().conjunct())));
        assertTrue(browser.one("#steps tr.current .decision").getText().contains("violated after step " + n));
        Set<String> named = trace.finding().elements().stream()
                .map(e -> e.value() + " " + e.name())
                .collect(Collectors.toSet());
        assertEquals(named, Set.copyOf(browser.texts("#state th.named")));
        browser.picture(PICTURES.resolve("last-step-light-1600.png"));

        browser.press(Keys.ARROW_LEFT);
        shows(trace, n - 1);
        assertEquals(List.of(), browser.all("#state th.named"));
        browser.press(Keys.HOME);
        assertTrue(browser.address().endsWith("#step-0"), browser.address());
        browser.press(Keys.END);
        shows(trace, n);
        assertEquals(List.of(), browser.complaints());
    }

    /** The page at step {@code i}: who runs, where, what has changed. */
    private void shows(Trace trace, int i) {
        TraceStep step = trace.steps().get(i - 1);
        assertTrue(browser.address().endsWith("#step-" + i), browser.address());
        String where = browser.one("#where").getText();
        assertTrue(where.startsWith("Step " + i + " of " + trace.steps().size() + " cpu" + step.cpu() + " "), where);
        List<WebElement> current = browser.all("#steps tr[aria-current=step]");
        assertEquals(1, current.size());
        assertEquals(Integer.toString(i), current.get(0).getAttribute("data-step"));
        List<WebElement> acts = browser.all("#steps tr.current td.lane.acts");
        assertEquals(1, acts.size());
        assertTrue(
                (acts.get(0).getAttribute("class") + " ").contains(" c" + step.cpu() + " "),
                "the lane of the CPU that runs");
        assertEquals(slotsThatChange(step), changedSlots());
        for (TraceStep.Change change : step.changes()) {
            Set<String> fields = change.fields().stream()
                    .map(TraceStep.FieldChange::name)
                    .collect(Collectors.toCollection(TreeSet::new));
            String cell = "#state .slot[data-slot='" + change.slot() + "']";
            Set<String> marked = browser.all(cell + " .part.changed").stream()
                    .map(p -> p.getAttribute("data-field"))
                    .filter(f -> !f.isEmpty())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(fields, marked, change.toString());
            if (fields.isEmpty()) {
                assertEquals(
                        change.before().text() + " → " + change.after().text(),
                        browser.one(cell).getText());
            }
        }
        if (step.file() != null) {
            assertEquals(
                    Integer.toString(step.line()),
                    browser.one("#source .line.current .line-number").getText());
        }
    }

    private static Set<String> slotsThatChange(TraceStep step) {
        return step.changes().stream().map(TraceStep.Change::slot).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> changedSlots() {
        return browser.all("#state .slot.changed").stream()
                .map(c -> c.getAttribute("data-slot"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void clicksAndAddressesLeadToAStep() throws Exception {
        Trace trace = open(RECORDED.resolve("refcount-owner_first").resolve("trace.json"), "#step-5");
        shows(trace, 5);
        browser.one("#steps tr[data-step='3'] .what").click();
        shows(trace, 3);
        browser.one("#schedule .tick[data-step='7']").click();
        shows(trace, 7);
        browser.one("#next").click();
        shows(trace, 8);
        browser.script("document.getElementById('steps-box').focus()");
        browser.press(Keys.ARROW_DOWN);
        shows(trace, 9);
        browser.press(Keys.ARROW_UP);
        shows(trace, 8);
        browser.script("location.hash = '#step-2'");
        shows(trace, 2);
        browser.one("#only-changing").click();
        assertEquals(List.of(), browser.all("#state tr.constant"));
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void aStepWithoutAStateAfterItSaysSo() throws Exception {
        Trace trace = open(RECORDED.resolve("lockbox-unchecked").resolve("trace.json"), "#step-0");
        assertTrue(trace.finding().stepHasNoSuccessor());
        browser.press(Keys.END);
        assertTrue(browser.one("#state .notice").getText().contains("there is no state after it"));
        assertTrue(browser.one("#steps tr.current .decision")
                .getText()
                .contains("violated by step " + trace.steps().size()));
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void narrowAndWideLightAndDarkWithManySteps() throws Exception {
        Path trace = Files.writeString(folder.resolve("long.json"), manySteps(200, 4));
        open(trace, "#step-120");
        for (String scheme : List.of("light", "dark")) {
            browser.prefers(scheme);
            for (int width : List.of(400, 800, 1600)) {
                browser.size(width, 1000);
                assertEquals(
                        (long) width,
                        browser.script("return document.documentElement.scrollWidth"),
                        "the page is wider than the window");
                assertEquals("", browser.script(FAINT_TEXTS), scheme);
                browser.picture(PICTURES.resolve("long-" + scheme + "-" + width + ".png"));
            }
        }
        assertEquals(201, browser.all("#steps tbody tr").size());
        assertEquals(4, browser.all("#schedule .lane-name").size());
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void theButtonChangesBetweenLightAndDark() throws Exception {
        browser.prefers("light");
        open(RECORDED.resolve("B13").resolve("trace.json"), "");
        Object light = background();
        browser.one("#theme").click();
        Object dark = background();
        assertNotEquals(light, dark);
        browser.one("#theme").click();
        assertEquals(light, background());
        browser.prefers("dark");
        assertEquals(light, background(), "the choice of the reader counts more than that of the system");
        browser.script("localStorage.clear()");
    }

    private Object background() {
        return String.valueOf(browser.script("return getComputedStyle(document.body).backgroundColor"));
    }

    @Test
    void textThatLooksLikeMarkupIsShownAsText() throws Exception {
        String hostile = "</script><b>x</b>";
        String text = Files.readString(RECORDED.resolve("refcount-owner_first").resolve("trace.json"))
                .replaceAll("\"(text|conjunct|function|name|switched)\" : \"", "$0" + hostile);
        open(Files.writeString(folder.resolve("hostile.json"), text), "#step-1");
        browser.press(Keys.ARROW_RIGHT);
        assertEquals(List.of(), browser.all("b"));
        assertTrue(browser.one("#finding").getText().contains(hostile));
        assertTrue(browser.one("#state").getText().contains(hostile));
        assertEquals(List.of(), browser.complaints());
    }

    /** One trace of each spec, or all of them with {@code -Dpageproof.reports.all=true}. */
    @Test
    @Tag("nightly")
    void recordedTracesAreShownWithoutAComplaint() throws Exception {
        Path traces = folder.resolve("traces");
        Set<String> specs = new HashSet<>();
        try (Stream<Path> recorded = Files.walk(RECORDED)) {
            for (Path t :
                    recorded.filter(f -> f.endsWith("trace.json")).sorted().toList()) {
                if (specs.add(new TraceFile().read(t).spec().file()) || Boolean.getBoolean("pageproof.reports.all")) {
                    Path copy = traces.resolve(RECORDED.relativize(t));
                    Files.createDirectories(copy.resolveSibling(""));
                    Files.copy(t, copy);
                }
            }
        }
        assertTrue(specs.size() > 10, specs.toString());
        Path out = folder.resolve("all");
        Ran.command("report", traces.toString(), "--output", out.toString()).ends(ExitCode.MET);
        browser.size(1600, 1000);
        browser.open(out.resolve("index.html"), "");
        List<String> links = browser.all("main a").stream()
                .map(a -> String.valueOf(a.getAttribute("href")))
                .toList();
        assertTrue(links.size() >= specs.size(), links.toString());
        browser.picture(PICTURES.resolve("index.png"));
        for (String link : links) {
            browser.open(out.resolve(link.substring(link.indexOf("/all/") + 5)), "");
            browser.press(Keys.END);
            assertFalse(browser.all("#state td").isEmpty(), link);
            assertTrue(
                    Pattern.matches(
                            "Step \\d+ of \\d+ .*", browser.one("#where").getText()),
                    link);
            assertEquals(List.of(), browser.complaints(), link);
        }
    }

    /** A recorded trace over and over, by CPUs in turn; its states fit its steps where its run ends as it began. */
    private static String manySteps(int steps, int cpus) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode trace = (ObjectNode) json.readTree(
                RECORDED.resolve("refcount-owner_first").resolve("trace.json").toFile());
        JsonNode recordedSteps = trace.get("steps");
        JsonNode recordedStates = trace.get("states");
        ArrayNode newSteps = json.createArrayNode();
        ArrayNode newStates = json.createArrayNode().add(state(recordedStates.get(0), cpus));
        for (int i = 0; i < steps; i++) {
            ObjectNode step = recordedSteps.get(i % recordedSteps.size()).deepCopy();
            step.put("cpu", (step.get("cpu").asInt() + i / recordedSteps.size()) % cpus);
            newSteps.add(step);
            newStates.add(state(recordedStates.get(i % recordedSteps.size() + 1), cpus));
        }
        trace.set("steps", newSteps);
        trace.set("states", newStates);
        return trace.toString();
    }

    private static ObjectNode state(JsonNode recorded, int cpus) {
        ObjectNode state = recorded.deepCopy();
        for (int cpu = 0; cpu < cpus; cpu++) {
            if (!state.has("cpu" + cpu)) {
                state.put("cpu" + cpu, "idle");
            }
        }
        return state;
    }

    /** Opens the report of a trace. */
    private Trace open(Path trace, String hash) throws IOException, BadTrace {
        Ran.command("report", trace.toString(), "--output", folder.toString()).ends(ExitCode.MET);
        String name = String.valueOf(trace.getFileName()).replace(".json", ".html");
        browser.size(1600, 1200);
        browser.open(folder.resolve(name), hash);
        return new TraceFile().read(trace);
    }
}
