package org.pageproof.checker.trace;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.CpuProgram;

/**
 * One recorded run from the initial state to a violation (or to a covered state), complete enough to be shown and to be
 * replayed without the spec. The file form is described by {@code docs/trace.schema.json}; {@code #meta}, {@code vars} and
 * {@code states} follow the Informal Trace Format (ADR 015 of Apalache).
 *
 * @param meta says that this is an ITF trace, and of what
 * @param format version of the file form, {@link #FORMAT}
 * @param tool name and version of the program that wrote it
 * @param model what was run
 * @param spec what it was checked against
 * @param finding what the run shows
 * @param steps the steps, in order
 * @param vars the names of the values of each state: slots by path, then one per CPU for its position
 * @param states the states, one more than steps, or as many as steps when the last step has no successor
 * @param legend for each slot that is no plain number, what the values that the states have mean: by path, then by the
 *     decimal number; empty in traces of versions that did not write it
 */
@JsonPropertyOrder({"#meta", "format", "tool", "model", "spec", "finding", "steps", "legend", "vars", "states"})
public record Trace(
        @JsonProperty("#meta") Meta meta,
        int format,
        String tool,
        Model model,
        Spec spec,
        Finding finding,
        List<TraceStep> steps,
        List<String> vars,
        List<TraceState> states,

        @JsonProperty(isRequired = OptBoolean.FALSE) Map<String, Map<String, String>> legend) {
    /** The version of the file form that this program reads and writes. */
    public static final int FORMAT = 1;

    public Trace {
        Objects.requireNonNull(meta, "#meta");
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(finding, "finding");
        steps = List.copyOf(steps);
        vars = List.copyOf(vars);
        states = List.copyOf(states);
        legend = legend == null ? Map.of() : legend;
        if (format != FORMAT) {
            throw new IllegalArgumentException(
                    "format " + format + ", but this program reads format " + FORMAT + " only");
        }
        int expected = finding.stepHasNoSuccessor() ? steps.size() : steps.size() + 1;
        if (states.size() != expected) {
            throw new IllegalArgumentException(
                    steps.size() + " steps need " + expected + " states, but there are " + states.size());
        }
    }

    /** The header that ITF viewers look at. */
    public record Meta(
            String format,
            @JsonProperty("format-description") String formatDescription,
            String description) {
        static Meta of(String description) {
            return new Meta("ITF", "https://apalache-mc.org/docs/adr/015adr-trace.html", description);
        }
    }

    /**
     * What was run.
     *
     * @param name of the model, as in {@code @Model}
     * @param variant bug variant that was selected, or null for the base form
     * @param parameters of the model's constructor, by name
     * @param scope the sizes in words and the parameters that are not what they are by default; empty in older traces
     * @param cpus what each CPU runs
     * @param fingerprint of the model's code and world
     */
    public record Model(
            String name,
            @Nullable String variant,
            Map<String, Long> parameters,

            @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_EMPTY)
            String scope,

            List<CpuProgram> cpus,
            String fingerprint) {
        public Model {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(parameters, "parameters");
            scope = scope == null ? "" : scope;
            cpus = List.copyOf(cpus);
            Objects.requireNonNull(fingerprint, "fingerprint");
        }
    }

    /**
     * What it was checked against.
     *
     * @param file as it was given on the command line
     * @param fingerprint of the text of the file
     * @param start what the scenario's {@code start where} left open, with the values that the run begins with; empty where
     *     the scenario starts as the model's constructor leaves it
     */
    public record Spec(
            String file,
            String scenario,
            String fingerprint,

            @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_EMPTY)
            List<Named> start) {
        /** Of a scenario that starts as the model's constructor leaves it. */
        public Spec(String file, String scenario, String fingerprint) {
            this(file, scenario, fingerprint, List.of());
        }

        public Spec {
            start = start == null ? List.of() : List.copyOf(start);
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(scenario, "scenario");
            Objects.requireNonNull(fingerprint, "fingerprint");
        }
    }

    /**
     * What the run shows.
     *
     * @param property its name
     * @param kind one of {@code invariant}, {@code transition}, {@code cover}, {@code lifecycle}, {@code nested}, {@code ref},
     *     {@code always checked}
     * @param text what the property says, or what was violated, in words
     * @param documentation text of the property's doc comment; empty when there is none, and in older traces
     * @param conjunct source text of the part that is false, or of a lifecycle, nested or ref what breaks it in words; or null
     * @param file and {@code line}: where the conjunct, or the violating line of the model, stands; null and 0 if unknown
     * @param elements what the quantified variables stand for, such as {@code p} and {@code pages[0]}
     * @param values of the terms of the conjunct, such as {@code p.owner} and {@code none}
     * @param stepHasNoSuccessor whether the last step itself violates an always-checked property and so leads nowhere
     */
    public record Finding(
            String property,
            String kind,
            String text,

            @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_EMPTY)
            String documentation,

            @Nullable String conjunct,
            @Nullable String file,
            int line,
            List<Named> elements,
            List<Named> values,
            @JsonProperty("no_successor") boolean stepHasNoSuccessor) {
        public Finding {
            Objects.requireNonNull(property, "property");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(text, "text");
            documentation = documentation == null ? "" : documentation;
            elements = List.copyOf(elements);
            values = List.copyOf(values);
        }

        /** What the run shows of the conjunct, in a word that can stand before it. */
        @JsonIgnore
        public String decision() {
            return switch (kind) {
                case "cover" -> "true";
                case "lifecycle", "nested", "ref" -> "broken";
                default -> "false";
            };
        }

        /** The paragraphs of the documentation, which blank lines separate. */
        @JsonIgnore
        public List<String> paragraphs() {
            return Stream.of(documentation.strip().split("\\n\\s*\\n", -1))
                    .map(String::strip)
                    .filter(p -> !p.isEmpty())
                    .toList();
        }
    }

    /** A name or term with its value as text. */
    public record Named(String name, String value) {
        public Named {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }
    }
}
