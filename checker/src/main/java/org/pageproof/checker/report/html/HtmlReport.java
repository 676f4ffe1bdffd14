package org.pageproof.checker.report.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.report.html.PageData.Part;
import org.pageproof.checker.report.html.Surroundings.PropertyText;
import org.pageproof.checker.trace.StepText;
import org.pageproof.checker.trace.Trace;
import org.pageproof.checker.trace.Trace.Finding;
import org.pageproof.checker.trace.TraceStep;

/** Writes traces as HTML pages. A page needs nothing beside itself: no network, no other file. */
public final class HtmlReport {
    private static final String TEMPLATES = "org.pageproof.checker.report.html";

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, HtmlReport.class.getClassLoader(), TEMPLATES);

    /**
     * A report of the index.
     *
     * @param href path of the report from the index
     * @param trace name of the trace
     */
    public record Listed(String href, String trace, Trace content) {}

    /** The page that shows {@code trace}. */
    public String page(Trace trace, Surroundings around) {
        Finding finding = trace.finding();
        PropertyText written = around.property();
        Timeline timeline = new Timeline(trace);
        Excerpts excerpts = new Excerpts(trace, around.sources());
        List<String> notices = new ArrayList<>(around.notices());
        if (!excerpts.missing().isEmpty()) {
            notices.add("the source of " + String.join(", ", excerpts.missing())
                    + " is not on the model path: its lines are not shown; give its place with --model-path");
        }
        boolean cover = finding.kind().equals("cover");
        ReportPage page = new ReportPage(
                finding.property() + " - " + trace.spec().scenario(),
                cover,
                verdict(trace, cover),
                finding,
                written == null ? "" : written.number(),
                finding.paragraphs(),
                written == null ? null : written(written, finding),
                finding.file() == null
                        ? ""
                        : finding.line() > 0 ? finding.file() + ":" + finding.line() : finding.file(),
                notices,
                facts(trace, around),
                timeline.lanes(),
                trace.steps().size(),
                timeline.rows(),
                timeline.runs(),
                timeline.switches(),
                EmbeddedJson.of(data(trace, excerpts)),
                resource("report.css"),
                resource("report.js"));
        return render("report.jte", "page", page);
    }

    /** The page that leads to the reports of several traces. */
    public String index(String folder, List<Listed> reports) {
        List<ReportPage.Entry> entries = reports.stream()
                .map(r -> new ReportPage.Entry(
                        r.href(), r.trace(), r.content().finding().kind().equals("cover"), r.content()))
                .toList();
        StringOutput out = new StringOutput();
        templates.render(
                "index.jte", Map.of("folder", folder, "entries", entries, "style", resource("report.css")), out);
        return out.toString();
    }

    private String render(String template, String name, Object model) {
        StringOutput out = new StringOutput();
        templates.render(template, Map.of(name, model), out);
        return out.toString();
    }

    private static String verdict(Trace trace, boolean cover) {
        int steps = trace.steps().size();
        String what = cover ? "reached " : "violated ";
        if (steps == 0) {
            return what + "in the initial state";
        }
        return what + (trace.finding().stepHasNoSuccessor() ? "by step " : "after step ") + steps;
    }

    private static List<ReportPage.Fact> facts(Trace trace, Surroundings around) {
        Trace.Model model = trace.model();
        List<ReportPage.Fact> facts = new ArrayList<>();
        facts.add(new ReportPage.Fact("model", model.name()));
        facts.add(new ReportPage.Fact("variant", model.variant() == null ? "none, the base form" : model.variant()));
        facts.add(new ReportPage.Fact("scope", model.scope()));
        facts.add(new ReportPage.Fact(
                "parameters",
                model.parameters().entrySet().stream()
                        .map(p -> p.getKey() + " = " + p.getValue())
                        .collect(Collectors.joining(", "))));
        facts.add(new ReportPage.Fact("scenario", trace.spec().scenario()));
        facts.add(new ReportPage.Fact("spec", trace.spec().file()));
        facts.add(new ReportPage.Fact("trace", around.traceFile()));
        facts.add(new ReportPage.Fact("recorded by", trace.tool()));
        facts.add(new ReportPage.Fact("fingerprint of the model", model.fingerprint()));
        facts.add(new ReportPage.Fact("fingerprint of the spec", trace.spec().fingerprint()));
        facts.removeIf(f -> f.value().isEmpty());
        return facts;
    }

    /** The property with the part that decided marked: the first one at or after its line with the same words. */
    private static ReportPage.Written written(PropertyText property, Finding finding) {
        String text = String.join("\n", property.text());
        String conjunct = finding.conjunct();
        if (conjunct != null) {
            String words = Stream.of(conjunct.strip().split("\\s+", -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining("\\s+"));
            int from = property.text().stream()
                    .limit(Math.max(
                            0,
                            Math.min(
                                    finding.line() - property.line(),
                                    property.text().size())))
                    .mapToInt(l -> l.length() + 1)
                    .sum();
            Matcher m = Pattern.compile(words).matcher(text);
            if (from <= text.length() && m.find(from)) {
                return new ReportPage.Written(
                        property.file(),
                        property.line(),
                        text.substring(0, m.start()),
                        m.group(),
                        text.substring(m.end()));
            }
        }
        return new ReportPage.Written(property.file(), property.line(), text, "", "");
    }

    private static PageData data(Trace trace, Excerpts excerpts) {
        StateTable table = new StateTable(trace);
        Map<String, String> elements = new LinkedHashMap<>();
        trace.finding().elements().forEach(e -> elements.merge(e.value(), e.name(), (a, b) -> a + ", " + b));
        return new PageData(
                trace.steps().stream().map(s -> step(s, excerpts.of(s))).toList(),
                table.groups(),
                table.slots(),
                table.states(),
                trace.states().stream().map(s -> s.cpus()).toList(),
                excerpts.all(),
                wrong(trace.finding()),
                elements);
    }

    /** The line that the finding is about, where this is a line of the model and not of the spec. */
    private static PageData.@Nullable Place wrong(Finding finding) {
        String file = finding.file();
        return file != null && file.endsWith(".java") ? new PageData.Place(file, finding.line()) : null;
    }

    private static PageData.Step step(TraceStep step, int source) {
        return new PageData.Step(
                step.cpu(),
                StepText.operation(step),
                StepText.function(step),
                step.switched(),
                step.choices(),
                step.access() == null ? null : access(step.access()),
                step.changes().stream().map(HtmlReport::change).toList(),
                step.file() == null ? "" : step.file(),
                step.line(),
                source);
    }

    private static PageData.Access access(TraceStep.Access access) {
        List<String> names =
                access.kind().endsWith(".cmpxchg") && access.operands().size() == 2
                        ? List.of("expected", "new")
                        : List.of();
        List<Part> values = new ArrayList<>();
        for (int i = 0; i < access.operands().size(); i++) {
            values.add(new Part(
                    i < names.size() ? names.get(i) : "given",
                    access.operands().get(i).text()));
        }
        if (access.result() != null) {
            values.add(new Part("returns", access.result().text()));
        }
        return new PageData.Access(access.kind(), access.target(), values);
    }

    private static PageData.Change change(TraceStep.Change change) {
        List<PageData.Difference> fields = change.fields().stream()
                .map(f -> new PageData.Difference(f.name(), f.before(), f.after()))
                .toList();
        return new PageData.Change(
                change.slot(),
                fields.isEmpty()
                        ? List.of(new PageData.Difference(
                                "", change.before().text(), change.after().text()))
                        : fields);
    }

    private static String resource(String name) {
        try (@Nullable InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not beside " + HtmlReport.class);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot be read", e);
        }
    }
}
