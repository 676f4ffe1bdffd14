package org.pageproof.spec.typed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.schema.ModelParameter;
import org.pageproof.spec.schema.Operation;
import org.pageproof.spec.schema.OperationParameter;
import org.pageproof.spec.schema.Variant;
import org.pageproof.spec.source.Span;

/**
 * A scope to check: a size of the model, what each CPU does, and what is expected.
 *
 * @param name unique in the spec
 * @param description the sentence after the name; empty when there is none
 * @param settings values of model parameters; others have their defaults
 * @param variant the variant of the model; null for the base form
 * @param cpus the groups of CPUs in order: the first group has the CPUs from 0 on, the next the CPUs after these
 * @param start true of the states in which the scenario starts; null for the one that the model's constructor leaves
 * @param checks names of the properties to check besides the always-checked ones, or null for all of the spec
 * @param expectations in order
 * @param doc text of the doc comment; empty when there is none
 * @param span the name
 */
public record Scenario(
        String name,
        String description,
        List<Setting> settings,
        @Nullable Variant variant,
        List<CpuGroup> cpus,
        @Nullable Expr start,
        @Nullable List<String> checks,
        List<Expectation> expectations,
        String doc,
        Span span) {
    public Scenario {
        settings = List.copyOf(settings);
        cpus = List.copyOf(cpus);
        checks = checks == null ? null : List.copyOf(checks);
        expectations = List.copyOf(expectations);
    }

    /**
     * {@code model with pages = 1}.
     *
     * @param value over literals, constants and parameters
     * @param span the name and the value
     */
    public record Setting(ModelParameter parameter, Expr value, Span span) {}

    /**
     * {@code cpus 2 repeat a | b;} or {@code cpus 1 run a, b;}.
     *
     * @param number how many CPUs; null for {@code all}, the ones that other groups leave
     * @param any whether this is said of any number of CPUs; then there are no other groups
     * @param repeats whether the CPUs start over for ever; otherwise they are finished after the last turn
     * @param turns one operation each; a group that repeats has exactly one turn
     */
    public record CpuGroup(@Nullable Expr number, boolean any, boolean repeats, List<Turn> turns, Span span) {
        public CpuGroup {
            turns = List.copyOf(turns);
        }
    }

    /** One of these calls is made: {@code a | b}. */
    public record Turn(List<OperationCall> choices) {
        public Turn {
            choices = List.copyOf(choices);
        }
    }

    /**
     * An operation with the arguments that the scenario fixes.
     *
     * @param bindings for some or all parameters; the others range over everything
     */
    public record OperationCall(Operation operation, List<Binding> bindings, Span span) {
        public OperationCall {
            bindings = List.copyOf(bindings);
        }
    }

    /**
     * {@code p = 0} or <code>p in {0, 1}</code>.
     *
     * @param values a range, or one or more members. An int parameter takes ints, a boolean parameter truth values, an enum
     *     parameter constants; for a reference each member is the index of the object in its home array
     */
    public record Binding(OperationParameter parameter, Domain values, Span span) {}
}
