package org.pageproof.checker.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Text from specs and models in the forms that CI systems read. */
class GithubReportTest {
    private static final String HOSTILE = "100%, at 3:4\r\n::error::x & <b> \u0001 ``` | ##[error]y";

    private static CheckResults results(String text) {
        Place place = new Place("a:b,c.inv", 3, 9);
        Expected holds = new Expected(Expected.Kind.HOLDS, null, false);
        PropertyResult open = new PropertyResult("p", text, false, Verdict.UNKNOWN, text, holds, place);
        ScenarioResult scenario = new ScenarioResult(
                "s",
                "m",
                place,
                "model",
                null,
                Map.of("pages", 1L),
                "1 CPU",
                "explore",
                new ScenarioResult.Numbers(1, 0, 0, 0.0004, 1),
                List.of(open),
                List.of());
        NotChecked bad = new NotChecked("m", "t", place, NotChecked.Why.CONTRADICTION, text);
        return new CheckResults("pageproof 0", List.of(scenario), List.of(bad), List.of("u"), 4);
    }

    @Test
    void whatASpecSaysIsNoCommand() {
        GithubReport report = new GithubReport(new TextReport(false, 100), null);
        CheckResults results = results(HOSTILE);
        String text = report.begin("pageproof 0", HOSTILE)
                + report.scenario(results.scenarios().get(0))
                + report.end(results);
        List<String> commands =
                text.lines().map(String::strip).filter(l -> l.startsWith("::")).toList();
        assertEquals(4, commands.size(), text);
        assertTrue(
                commands.get(0).startsWith("::group::s (1 CPU)")
                        && commands.get(1).equals("::endgroup::"),
                text);
        String place = "file=a%3Ab%2Cc.inv,line=3,col=9,title=";
        assertTrue(commands.get(2).startsWith("::warning " + place + "s%3A 100%25%2C at 3%3A4%0D%0A%3A%3Aerror"), text);
        assertTrue(
                commands.get(3)
                        .startsWith("::error " + place + "t%3A the tool contradicts itself::100%25, at 3:4%0D%0A"),
                text);
        assertFalse(text.replaceAll("(?m)^::.*", "").contains("##["), text);
    }

    @Test
    void filesAreNamedFromTheWorkspace() {
        Place place = new Place(Path.of("specs/a.inv").toAbsolutePath().toString(), 2, 1);
        NotChecked bad = new NotChecked("m", null, place, NotChecked.Why.BAD_INPUT, "text");
        CheckResults results = new CheckResults("pageproof 0", List.of(), List.of(bad), List.of(), 2);
        String text = new GithubReport(new TextReport(false, 100), Path.of("")).end(results);
        assertTrue(text.contains("::error file=specs/a.inv,line=2,col=1,title=spec m%3A bad input::text\n"), text);
    }

    @Test
    void theSummaryIsMarkdownOfOneMeaning() {
        String summary = MarkdownSummary.of(results(HOSTILE));
        assertTrue(summary.contains("& \\<b\\>") || summary.contains("\\& \\<b\\>"), summary);
        assertTrue(summary.contains("\n````text\n") && summary.contains("\n````\n"), summary);
        assertTrue(summary.contains("1 not decided"), summary);
        assertTrue(summary.contains("| s | 1 CPU | 1 | 0 | 0 met, 1 not decided |"), summary);
        assertTrue(summary.contains("`--quick` left out 1: u"), summary);
    }

    @Test
    void xmlHasLegalCharactersOnly() throws Exception {
        JunitXml xml = JunitXml.valid(new JunitReport().end(results(HOSTILE)));
        xml.sumsAreRight();
        assertEquals(List.of("m.s/p", "m.t/scenario"), List.copyOf(xml.cases().keySet()));
        String out = JunitXml.text(xml.testCase("m.s/p"), "system-out");
        assertTrue(out.contains("& <b> \uFFFD ```"), out);
        assertTrue(out.contains("explore: 1 state,") && out.contains("seed: none"), out);
    }

    @Test
    void aPlaceIsFoundInAMessage() {
        assertEquals(new Place("a.inv", 3, 7), Place.named("a.inv", "other\na.inv:3:7: error PP001: x"));
        assertEquals(new Place("a.inv", 0, 0), Place.named("a.inv", "b.inv:3:7: error PP001: x"));
        assertEquals(
                "a.inv", Place.named("a.inv", "a.inv: there is no such file").toString());
    }
}
