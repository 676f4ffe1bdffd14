package org.pageproof.checker.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.pageproof.checker.trace.Columns;
import org.pageproof.spec.schema.Variant;
import org.pageproof.spec.typed.Expectation;
import org.pageproof.spec.typed.Property;
import org.pageproof.spec.typed.Scenario;
import org.pageproof.spec.typed.Spec;

/** What stands in a spec, as text. */
public final class SpecListing {
    private static final int WIDTH = 100;

    private SpecListing() {}

    /** The listing, ending in a line feed. */
    public static String of(Spec spec) {
        StringBuilder out = new StringBuilder();
        out.append(spec.source().file()).append(": module ").append(spec.module());
        out.append(", model ").append(spec.schema().name()).append('\n');
        entries(
                out,
                "imports",
                spec.imports().stream().map(i -> i.path().text()).toList());
        entries(
                out,
                "properties",
                spec.properties().stream().map(SpecListing::property).toList());
        entries(
                out,
                "scenarios",
                spec.scenarios().stream().map(SpecListing::scenario).toList());
        List<Variant> variants = spec.schema().variants();
        entries(
                out,
                "variants of the model",
                variants.stream().map(v -> v.name() + ": " + v.sentence()).toList());
        return out.toString();
    }

    private static void entries(StringBuilder out, String heading, List<String> entries) {
        if (!entries.isEmpty()) {
            out.append("  ").append(heading).append('\n');
        }
        for (String entry : entries) {
            Columns.wrap("    " + entry, WIDTH, "        ")
                    .forEach(line -> out.append(line.stripTrailing()).append('\n'));
        }
    }

    private static String property(Property p) {
        String kind = p.kind().name().toLowerCase(Locale.ROOT);
        return p.title() + " (" + kind + ")" + (p.description().isEmpty() ? "" : ": " + p.description());
    }

    private static String scenario(Scenario s) {
        String variant = s.variant() == null ? "" : " with " + s.variant().name();
        String expected = s.expectations().isEmpty()
                ? "every property holds"
                : s.expectations().stream().map(SpecListing::expectation).collect(Collectors.joining(", "));
        return s.name() + " (expected" + variant + ": " + expected + ")"
                + (s.description().isEmpty() ? "" : ": " + s.description());
    }

    private static String expectation(Expectation e) {
        if (e instanceof Expectation.Violation v) {
            return "violation of " + v.property();
        } else if (e instanceof Expectation.Reached r) {
            return (r.reached() ? "reached " : "not reached ") + r.property();
        }
        List<String> properties = ((Expectation.Holds) e).properties();
        return properties == null ? "holds" : "holds: " + String.join(", ", properties);
    }
}
