package org.pageproof.spec.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.pageproof.spec.typed.Call;
import org.pageproof.spec.typed.ConstantRef;
import org.pageproof.spec.typed.Definition;
import org.pageproof.spec.typed.Expectation;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.Expressions;
import org.pageproof.spec.typed.Lifecycle;
import org.pageproof.spec.typed.Property;
import org.pageproof.spec.typed.Scenario;
import org.pageproof.spec.typed.Spec;

/** What the properties and scenarios of a spec use, directly or through definitions and constants. */
final class Uses {
    private final Set<String> definitions = new HashSet<>();
    private final Set<String> constants = new HashSet<>();

    Uses(Spec spec) {
        spec.properties().stream().flatMap(Uses::expressions).forEach(this::add);
        spec.scenarios().stream().flatMap(Uses::expressions).forEach(this::add);
    }

    boolean definition(String name) {
        return definitions.contains(name);
    }

    boolean constant(String name) {
        return constants.contains(name);
    }

    private void add(Expr e) {
        Expressions.walk(e, x -> {
            if (x instanceof Call c && definitions.add(c.definition().name())) {
                add(c.definition().body());
            } else if (x instanceof ConstantRef c && constants.add(c.constant().name())) {
                add(c.constant().value());
            }
        });
    }

    /** Shows every expression of the spec from the outside in, used or not. */
    static void walk(Spec spec, Consumer<Expr> visitor) {
        Stream<Expr> outer = Stream.of(
                        spec.constants().stream().map(c -> c.value()),
                        spec.definitions().stream().map(Definition::body),
                        spec.properties().stream().flatMap(Uses::expressions),
                        spec.scenarios().stream().flatMap(Uses::expressions))
                .flatMap(s -> s);
        outer.forEach(e -> Expressions.walk(e, visitor));
    }

    private static Stream<Expr> expressions(Property p) {
        Lifecycle l = p.lifecycle();
        return l == null ? Stream.of(p.body()) : Stream.concat(Stream.of(p.body()), l.subject().stream());
    }

    private static Stream<Expr> expressions(Scenario s) {
        Stream<Expr> settings = s.settings().stream().map(Scenario.Setting::value);
        Stream<Expr> numbers = s.cpus().stream().map(Scenario.CpuGroup::number).flatMap(Stream::ofNullable);
        Stream<Expr> arguments = s.cpus().stream()
                .flatMap(g -> g.turns().stream())
                .flatMap(t -> t.choices().stream())
                .flatMap(c -> c.bindings().stream())
                .flatMap(b -> Expressions.of(b.values()).stream());
        Stream<Expr> lengths = s.expectations().stream()
                .filter(Expectation.Violation.class::isInstance)
                .map(e -> ((Expectation.Violation) e).steps())
                .flatMap(Stream::ofNullable);
        Stream<Expr> start = Stream.ofNullable(s.start());
        return List.of(settings, numbers, arguments, start, lengths).stream().flatMap(x -> x);
    }
}
