package org.pageproof.checker.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.pageproof.checker.trace.Columns;
import org.pageproof.spec.schema.ModelSchema;
import org.pageproof.spec.schema.Variant;
import org.pageproof.spec.typed.Expectation;
import org.pageproof.spec.typed.Property;
import org.pageproof.spec.typed.Scenario;
import org.pageproof.spec.typed.Spec;

/** What stands in a spec, as text. */
public final class SpecListing {
    private SpecListing() {}

    /** Properties and scenarios, in lines of at most {@code width} columns, ending in a line feed. */
    public static String of(Spec spec, int width) {
        StringBuilder out = new StringBuilder();
        String heading = spec.source().file() + ": module " + spec.module() + ", model "
                + spec.schema().name();
        Columns.wrap(heading, width, "    ").forEach(line -> out.append(line).append('\n'));
        entries(
                out,
                width,
                "  imports",
                spec.imports().stream().map(i -> i.path().text()).toList());
        entries(
                out,
                width,
                "  properties",
                spec.properties().stream().map(SpecListing::property).toList());
        entries(
                out,
                width,
                "  scenarios",
                spec.scenarios().stream().map(SpecListing::scenario).toList());
        return out.toString();
    }

    /** The variants of a model, in lines of at most {@code width} columns, ending in a line feed. */
    public static String variants(ModelSchema model, int width) {
        StringBuilder out = new StringBuilder();
        List<Variant> variants = model.variants();
        entries(
                out,
                width,
                "variants of model " + model.name(),
                variants.stream().map(v -> v.name() + ": " + v.sentence()).toList());
        return out.toString();
    }

    private static void entries(StringBuilder out, int width, String heading, List<String> entries) {
        if (!entries.isEmpty()) {
            out.append(heading).append('\n');
        }
        for (String entry : entries) {
            Columns.wrap("    " + entry, width, "        ")
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
