package org.pageproof.checker.report;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** JUnit XML as a reader of it sees it, for tests. */
public record JunitXml(Document document) {
    /** Parses the text and validates it against the schema. */
    public static JunitXml valid(String text) throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Objects.requireNonNull(JunitXml.class.getResource("junit.xsd")))
                .newValidator()
                .validate(new StreamSource(new StringReader(text)));
        return new JunitXml(DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text))));
    }

    /** The test cases by class name and name, such as {@code refcount.owner_first/no_deadlock}. */
    public Map<String, Element> cases() {
        Map<String, Element> cases = new LinkedHashMap<>();
        for (Element e : all("testcase")) {
            cases.put(e.getAttribute("classname") + "/" + e.getAttribute("name"), e);
        }
        return cases;
    }

    /** The test case of this class name and name. */
    public Element testCase(String name) {
        Element found = cases().get(name);
        if (found == null) {
            throw new AssertionError("no test case " + name + " among " + cases().keySet());
        }
        return found;
    }

    /** The element of the test case that says what became of it; "passed" when there is none. */
    public static String outcome(Element testCase) {
        for (String word : List.of("failure", "error", "skipped")) {
            if (testCase.getElementsByTagName(word).getLength() > 0) {
                return word;
            }
        }
        return "passed";
    }

    /** The text in the first such element. */
    public static String text(Element in, String element) {
        Node node = in.getElementsByTagName(element).item(0);
        return node == null ? "" : node.getTextContent();
    }

    /** All such elements. */
    public List<Element> all(String name) {
        NodeList nodes = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** The sums that the document gives are those of its test cases. */
    public void sumsAreRight() {
        Element root = document.getDocumentElement();
        for (String attribute : List.of("tests", "failures", "errors")) {
            long sum = all("testsuite").stream()
                    .mapToLong(s -> Long.parseLong(s.getAttribute(attribute)))
                    .sum();
            if (sum != Long.parseLong(root.getAttribute(attribute))) {
                throw new AssertionError(attribute + " of all suites: " + sum);
            }
        }
        for (Element suite : all("testsuite")) {
            long cases = suite.getElementsByTagName("testcase").getLength();
            long failures = suite.getElementsByTagName("failure").getLength();
            long errors = suite.getElementsByTagName("error").getLength();
            long skipped = suite.getElementsByTagName("skipped").getLength();
            String counted = cases + " " + failures + " " + errors + " " + skipped;
            String said = suite.getAttribute("tests") + " " + suite.getAttribute("failures") + " "
                    + suite.getAttribute("errors") + " " + suite.getAttribute("skipped");
            if (!counted.equals(said)) {
                throw new AssertionError(suite.getAttribute("name") + " counts " + said + ", has " + counted);
            }
        }
    }
}
