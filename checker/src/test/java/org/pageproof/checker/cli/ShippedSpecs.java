package org.pageproof.checker.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pageproof.checker.Schemas;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.scenario.SpecLoader;
import org.pageproof.spec.schema.Variant;
import org.pageproof.spec.typed.Expectation;
import org.pageproof.spec.typed.Property;
import org.pageproof.spec.typed.Scenario;
import org.pageproof.spec.typed.Spec;

/** What the shipped specs say, read from their files: nothing of it is listed by hand in a test. */
final class ShippedSpecs {
    /** A scenario that expects a violation. {@code property} may be one that is always checked. */
    record Violation(Spec spec, Scenario scenario, String property) {
        Path file() {
            return Path.of(spec.source().file());
        }
    }

    private final List<Spec> specs;

    ShippedSpecs() throws BadInput {
        this(Home.shippedSpecs());
    }

    ShippedSpecs(List<Path> files) throws BadInput {
        SpecLoader loader = new SpecLoader(List.of());
        List<Spec> all = new ArrayList<>();
        for (Path file : files) {
            all.add(loader.load(Schemas.root().resolve(file)).spec());
        }
        specs = List.copyOf(all);
    }

    List<Spec> specs() {
        return specs;
    }

    /** The variants of all models that the specs speak of. */
    List<Variant> variants() {
        return specs.stream()
                .flatMap(s -> s.schema().variants().stream())
                .distinct()
                .toList();
    }

    /** The scenarios of all specs that check this variant. */
    List<Scenario> scenarios(Variant variant) {
        return specs.stream()
                .flatMap(s -> s.scenarios().stream())
                .filter(s -> variant.equals(s.variant()))
                .toList();
    }

    /** Every violation that a scenario expects of a variant, in the order of the files. */
    List<Violation> violations() {
        List<Violation> all = new ArrayList<>();
        for (Spec spec : specs) {
            for (Scenario scenario : spec.scenarios()) {
                for (Expectation e : scenario.expectations()) {
                    if (scenario.variant() != null && e instanceof Expectation.Violation v) {
                        all.add(new Violation(spec, scenario, v.property()));
                    }
                }
            }
        }
        return all;
    }

    /** The violation that shows a variant: the first one of a property of its spec, or else of what is always checked. */
    Map<String, Violation> shown() {
        Map<String, Violation> first = new LinkedHashMap<>();
        Map<String, Violation> firstOfAll = new LinkedHashMap<>();
        for (Violation v : violations()) {
            if (v.scenario().variant() != null) {
                String variant = v.scenario().variant().name();
                firstOfAll.putIfAbsent(variant, v);
                if (v.spec().property(v.property()).isPresent()) {
                    first.putIfAbsent(variant, v);
                }
            }
        }
        firstOfAll.forEach(first::putIfAbsent);
        return first;
    }

    /** Whether the property stands in the spec's own file, and not in one that it imports. */
    static boolean declares(Spec spec, Property property) {
        return spec.source().at(property.span().start()).equals(spec.source());
    }

    /** The file name, without its ending, of the spec that has the property. */
    static String home(Spec spec, Property property) {
        return Path.of(spec.source().at(property.span().start()).file())
                .getFileName()
                .toString()
                .replace(".inv", "");
    }

    /** The claims of a spec that something can break. */
    static List<Property> claims(Spec spec) {
        return spec.properties().stream()
                .filter(p -> p.kind() != Property.Kind.COVER)
                .toList();
    }
}
