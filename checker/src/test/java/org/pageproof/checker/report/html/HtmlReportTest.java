package org.pageproof.checker.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageproof.checker.Schemas;
import org.pageproof.checker.report.html.Surroundings.PropertyText;
import org.pageproof.checker.trace.BadTrace;
import org.pageproof.checker.trace.Trace;
import org.pageproof.checker.trace.TraceFile;

class HtmlReportTest {
    private static final Path RECORDED = Schemas.root().resolve("counterexamples/refcount-owner_first/trace.json");
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);
    private static final Surroundings.Sources NO_SOURCES = name -> Optional.empty();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    /** The data of one page, as a golden file; {@code -Dpageproof.refresh=true} writes it again. */
    @Test
    void theDataOfOneCounterexample() throws Exception {
        Surroundings.Sources sources = name -> Optional.of(
                new Surroundings.Source("docs/examples/refcount/" + name, source("docs/examples/refcount/" + name)));
        String page = new HtmlReport().page(trace(Files.readString(RECORDED)), around(sources));
        String now = new ObjectMapper().readTree(data(page)).toPrettyString() + "\n";
        Path golden = Path.of("src/test/resources/org/pageproof/checker/report/html/refcount-owner_first.json");
        if (Boolean.getBoolean("pageproof.refresh")) {
            Files.writeString(golden, now);
        }
        assertEquals(Files.readString(golden), now);
    }

    @Test
    void textThatLooksLikeMarkupStaysText() throws Exception {
        String hostile = "</script><b title='x'>&amp;\u2028<!--";
        String text = Files.readString(RECORDED);
        String marked = text.replaceAll(
                "\"(text|conjunct|function|operation|name|switched|slot)\" : \"",
                "$0" + Matcher.quoteReplacement(hostile.replace("\u2028", "\\u2028")));
        assertFalse(marked.equals(text));
        Surroundings around = new Surroundings(
                hostile,
                List.of(hostile),
                new PropertyText(hostile, hostile, 1, List.of(hostile)),
                name -> Optional.of(new Surroundings.Source(hostile, List.of(hostile.repeat(2)))));
        String page = new HtmlReport().page(trace(marked), around);
        assertFalse(page.contains("<b title"), "markup of a description reached the page");
        assertFalse(data(page).contains("\u2028"), "a line separator is a line end to a script");
        assertEquals(2, page.split("</script>", -1).length - 1);
        assertEquals(0, page.split("<!--", -1).length - 1);
        JsonNode step = new ObjectMapper().readTree(data(page)).get("steps").get(0);
        assertTrue(step.get("operation").asText().startsWith(hostile), step.toString());
        String index =
                new HtmlReport().index(hostile, List.of(new HtmlReport.Listed("a.html", hostile, trace(marked))));
        assertFalse(index.contains("<b title"), index);
        assertTrue(index.contains("&lt;b title"), index);
    }

    @Test
    void aPageNeedsNothingBesideItself() throws Exception {
        String page = new HtmlReport().page(trace(Files.readString(RECORDED)), around(NO_SOURCES));
        for (String reference : List.of("http:", "https:", "src=", "<link", "@import", "url(", "fetch(", "import(")) {
            assertFalse(page.contains(reference), reference);
        }
        assertTrue(page.contains("default-src 'none'"), page);
    }

    @Test
    void sourcesThatAreNotThereAreSaid() throws Exception {
        String page = new HtmlReport().page(trace(Files.readString(RECORDED)), around(NO_SOURCES));
        assertTrue(page.contains("is not on the model path: its lines are not shown"), page);
        // A file with fewer lines than the trace speaks of is another file of that name.
        String shorter = new HtmlReport()
                .page(
                        trace(Files.readString(RECORDED)),
                        around(name -> Optional.of(new Surroundings.Source(name, List.of("one line")))));
        assertTrue(shorter.contains("is not on the model path: its lines are not shown"), shorter);
        assertFalse(shorter.contains("one line"), shorter);
    }

    @Test
    void theFailedPartIsMarkedInTheProperty() throws Exception {
        Trace trace = trace(Files.readString(RECORDED)
                .replace("\"conjunct\"", "\"documentation\" : \"First paragraph.\\n\\nSecond.\", \"conjunct\""));
        String conjunct = String.valueOf(trace.finding().conjunct());
        int line = trace.finding().line();
        PropertyText written = new PropertyText(
                "I1",
                "a.inv",
                line - 2,
                List.of("invariant x {", "    " + conjunct + " &&", "    " + conjunct.replace(" ", "  "), "}"));
        String page = new HtmlReport().page(trace, new Surroundings("t", List.of(), written, NO_SOURCES));
        Matcher m = Pattern.compile("&amp;&amp;\\s*<mark>([^<]*)</mark>\\n}").matcher(page);
        assertTrue(m.find(), page);
        assertTrue(page.contains("<p class=\"documentation\">Second.</p>"), page);
    }

    @Test
    void tracesWithoutALegendShowWhatTheirChangesTell() throws Exception {
        String text = Files.readString(RECORDED).replaceFirst("(?s)\"legend\" : \\{.*?\\}\\s*\\},\\s*", "");
        JsonNode slots = new ObjectMapper()
                .readTree(data(new HtmlReport().page(trace(text), around(NO_SOURCES))))
                .get("slots");
        assertTrue(slots.findValuesAsText("text").contains("domains[0]"), slots.toString());
    }

    private static Surroundings around(Surroundings.Sources sources) {
        return new Surroundings("trace.json", List.of(), null, sources);
    }

    private Trace trace(String json) throws IOException, BadTrace {
        return new TraceFile().read(Files.writeString(folder.resolve("trace.json"), json));
    }

    private static List<String> source(String name) {
        try {
            return Files.readAllLines(Schemas.root().resolve(name));
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }

    private static String data(String page) {
        Matcher m = DATA.matcher(page);
        assertTrue(m.find(), page);
        return m.group(1);
    }
}
