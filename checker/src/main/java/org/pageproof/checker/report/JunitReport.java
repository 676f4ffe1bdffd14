package org.pageproof.checker.report;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.trace.ShownTrace;

/**
 * The results of a check as JUnit XML: a test suite for each scenario, a test case in it for each property. It keeps to what
 * the readers of Surefire's and of Jenkins' schema have in common.
 *
 * <p>A test case fails exactly where the exit code says so: a verdict that is not the expected one is a {@code failure}, an
 * expected one that is UNKNOWN is an {@code error}, as is everything that was not checked at all; UNKNOWN where nothing is
 * expected is {@code skipped}.
 */
public final class JunitReport implements Report {
    /** What becomes of a property. */
    private enum Outcome {
        PASSED,
        FAILURE,
        ERROR,
        SKIPPED
    }

    @Override
    public String end(CheckResults results) {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
            new Document(xml).write(results);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a report that cannot be written", e);
        }
        return out.toString();
    }

    private static Outcome outcome(PropertyResult p) {
        if (p.expected() == null) {
            return !p.verdict().decides() ? Outcome.SKIPPED : Outcome.PASSED;
        }
        Boolean met = p.met();
        return met == null ? Outcome.ERROR : met ? Outcome.PASSED : Outcome.FAILURE;
    }

    private static long count(List<ScenarioResult> scenarios, Outcome outcome) {
        return scenarios.stream()
                .flatMap(s -> s.properties().stream())
                .filter(p -> outcome(p) == outcome)
                .count();
    }

    /** Seconds with three digits: more than that the schemas do not allow. */
    private static String time(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    /** One document being written; elements are indented by two spaces a level. */
    private static final class Document {
        private final XMLStreamWriter xml;
        private int level;

        Document(XMLStreamWriter xml) {
            this.xml = xml;
        }

        void write(CheckResults results) throws XMLStreamException {
            xml.writeStartDocument("UTF-8", "1.0");
            List<ScenarioResult> all = results.scenarios();
            long tests = all.stream().mapToLong(s -> s.properties().size()).sum();
            int missing = results.notChecked().size();
            double seconds =
                    all.stream().mapToDouble(s -> s.numbers().seconds()).sum();
            open("testsuites");
            attribute("name", results.tool());
            attribute("time", time(seconds));
            attribute("tests", tests + missing);
            attribute("failures", count(all, Outcome.FAILURE));
            attribute("errors", count(all, Outcome.ERROR) + missing);
            for (ScenarioResult s : all) {
                suite(s);
            }
            for (NotChecked n : results.notChecked()) {
                suite(n);
            }
            close();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
        }

        private void suite(ScenarioResult s) throws XMLStreamException {
            List<ScenarioResult> one = List.of(s);
            String name = s.module() + "." + s.name();
            open("testsuite");
            attribute("name", name);
            attribute("time", time(s.numbers().seconds()));
            attribute("tests", s.properties().size());
            attribute("errors", count(one, Outcome.ERROR));
            attribute("skipped", count(one, Outcome.SKIPPED));
            attribute("failures", count(one, Outcome.FAILURE));
            open("properties");
            property("spec", s.place().toString());
            property("model", s.model());
            property("variant", Objects.requireNonNullElse(s.variant(), ""));
            property("scope", s.scope());
            property("parameters", Words.parameters(s.parameters()));
            property("engine", s.engine());
            property("seed", Words.SEED);
            property("states", Long.toString(s.numbers().states()));
            property("transitions", Long.toString(s.numbers().transitions()));
            property("depth", Integer.toString(s.numbers().depth()));
            for (String remark : s.remarks()) {
                property("remark", remark);
            }
            close();
            for (PropertyResult p : s.properties()) {
                testCase(name, s, p);
            }
            close();
        }

        private void testCase(String suite, ScenarioResult s, PropertyResult p) throws XMLStreamException {
            open("testcase");
            attribute("name", p.name());
            attribute("classname", suite);
            attribute("time", time(s.numbers().seconds() / s.properties().size()));
            Outcome outcome = outcome(p);
            switch (outcome) {
                case PASSED -> {}
                case FAILURE, ERROR ->
                    problem(
                            outcome == Outcome.FAILURE ? "failure" : "error",
                            p.verdict().word(),
                            summary(p),
                            details(p));
                case SKIPPED -> {
                    open("skipped");
                    attribute("message", Words.verdict(p));
                    end();
                }
            }
            StringBuilder out = new StringBuilder();
            out.append(p.title()).append(": ").append(Words.verdict(p)).append('\n');
            out.append("model ")
                    .append(Words.model(s))
                    .append("; ")
                    .append(s.scope())
                    .append('\n');
            out.append(Words.visited(s)).append('\n');
            out.append("seed: ").append(Words.SEED).append('\n');
            if (p.traceFile() != null) {
                out.append("[[ATTACHMENT|").append(p.traceFile()).append("]]\n");
            }
            text("system-out", out.toString());
            close();
        }

        private static String summary(PropertyResult p) {
            return p.title() + ": " + Words.verdict(p);
        }

        private static String details(PropertyResult p) {
            String at = p.place() + ": " + summary(p) + "\n";
            return p.trace() == null ? at : at + "\n" + new ShownTrace(p.trace()).text();
        }

        private void suite(NotChecked n) throws XMLStreamException {
            String name = n.module() + (n.scenario() == null ? "" : "." + n.scenario());
            open("testsuite");
            attribute("name", name);
            attribute("time", time(0));
            attribute("tests", 1);
            attribute("errors", 1);
            attribute("skipped", 0);
            attribute("failures", 0);
            open("testcase");
            attribute("name", n.scenario() == null ? "spec" : "scenario");
            attribute("classname", name);
            attribute("time", time(0));
            String first = n.text().lines().findFirst().orElse("");
            problem("error", n.why().words(), n.why().words() + ": " + first, n.text());
            close();
            close();
        }

        private void problem(String element, String type, String message, String text) throws XMLStreamException {
            open(element);
            attribute("message", message);
            attribute("type", type);
            xml.writeCharacters(legal(text));
            end();
        }

        private void property(String name, String value) throws XMLStreamException {
            open("property");
            attribute("name", name);
            attribute("value", value);
            end();
        }

        private void text(String element, String text) throws XMLStreamException {
            open(element);
            xml.writeCharacters(legal(text));
            end();
        }

        private void open(String element) throws XMLStreamException {
            xml.writeCharacters("\n" + "  ".repeat(level));
            xml.writeStartElement(element);
            level++;
        }

        /** Ends an element that has other elements in it. */
        private void close() throws XMLStreamException {
            xml.writeCharacters("\n" + "  ".repeat(level - 1));
            end();
        }

        /** Ends an element that has nothing but text in it. */
        private void end() throws XMLStreamException {
            level--;
            xml.writeEndElement();
        }

        private void attribute(String name, Object value) throws XMLStreamException {
            xml.writeAttribute(name, legal(String.valueOf(value)));
        }

        /** Characters that no XML 1.0 document may have, even escaped, are replaced. */
        private static String legal(@Nullable String text) {
            StringBuilder out = new StringBuilder();
            String.valueOf(text).codePoints().forEach(c -> out.appendCodePoint(isLegal(c) ? c : '\uFFFD'));
            return out.toString();
        }

        private static boolean isLegal(int c) {
            return c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= ' ' && c < 0xD800)
                    || (c > 0xDFFF && c < 0xFFFE)
                    || c > 0xFFFF;
        }
    }
}
