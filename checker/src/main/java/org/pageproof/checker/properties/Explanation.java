package org.pageproof.checker.properties;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.pageproof.spec.source.Span;

/**
 * Why a property is false in a state or of a step; for a cover, why it is true.
 *
 * @param property its name
 * @param conjunct source text of the part that decides, on one line
 * @param span where that part stands in the spec
 * @param line the line of it, from 1
 * @param elements what the quantified variables and parameters of definitions around it stand for
 * @param values the fields in it, then those in the conditions before it, with their values
 * @param definitions the definitions that it stands in, outermost first
 * @param slots of the state that the part and the conditions read, by number
 */
public record Explanation(
        String property,
        String conjunct,
        Span span,
        int line,
        List<Named> elements,
        List<Named> values,
        List<String> definitions,
        Set<Integer> slots) {
    public Explanation {
        elements = List.copyOf(elements);
        values = List.copyOf(values);
        definitions = List.copyOf(definitions);
        slots = Set.copyOf(slots);
    }

    /** A variable or term and its value as specs write it. */
    public record Named(String name, String value) {}

    /** In one sentence: {@code for c = cpus[0], p = pages[0]: p.owner == c.domain; p.owner is none, c.domain is domains[0]}. */
    public String text() {
        StringBuilder text = new StringBuilder();
        if (!elements.isEmpty()) {
            text.append("for ").append(join(elements, " = ")).append(": ");
        }
        text.append(conjunct);
        if (!definitions.isEmpty()) {
            text.append(" (in ").append(String.join(", in ", definitions)).append(')');
        }
        if (!values.isEmpty()) {
            text.append("; ").append(join(values, " is "));
        }
        return text.toString();
    }

    private static String join(List<Named> all, String between) {
        return all.stream().map(n -> n.name() + between + n.value()).collect(Collectors.joining(", "));
    }
}
