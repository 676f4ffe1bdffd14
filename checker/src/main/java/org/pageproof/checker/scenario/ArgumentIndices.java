package org.pageproof.checker.scenario;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.instance.ModelInstance;
import org.pageproof.spec.diagnostics.Diagnostic;
import org.pageproof.spec.diagnostics.Reporter;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.scenario.CpuProgram;
import org.pageproof.spec.scenario.ResolvedScenario;
import org.pageproof.spec.schema.ObjectType;
import org.pageproof.spec.schema.OperationParameter;
import org.pageproof.spec.schema.RefType;
import org.pageproof.spec.typed.Scenario;

/**
 * Finds arguments that name an element which the arrays of the model do not have. How long the arrays are depends on the
 * parameters of the scenario, so that only the constructed model can tell.
 */
final class ArgumentIndices {
    private final ResolvedScenario scenario;
    private final ModelInstance instance;
    private final Reporter reporter;

    private ArgumentIndices(ResolvedScenario scenario, ModelInstance instance) {
        this.scenario = scenario;
        this.instance = instance;
        this.reporter = new Reporter(scenario.spec().source());
    }

    /** An error for each binding with an index outside its array, in order of place. */
    static List<Diagnostic> outside(ResolvedScenario scenario, ModelInstance instance) {
        ArgumentIndices indices = new ArgumentIndices(scenario, instance);
        List<Scenario.CpuGroup> declared = scenario.declared().cpus();
        for (int g = 0; g < declared.size(); g++) {
            List<Scenario.Turn> turns = declared.get(g).turns();
            for (int t = 0; t < turns.size(); t++) {
                List<Scenario.OperationCall> choices = turns.get(t).choices();
                List<CpuProgram.Choice> resolved =
                        scenario.groups().get(g).program().turns().get(t).choices();
                for (int c = 0; c < choices.size(); c++) {
                    indices.call(choices.get(c), resolved.get(c).bindings());
                }
            }
        }
        return indices.reporter.sorted();
    }

    private void call(Scenario.OperationCall call, Map<String, List<Long>> values) {
        for (Scenario.Binding b : call.bindings()) {
            String array = array(b.parameter());
            List<?> elements = array == null ? null : instance.rootArray(array);
            if (array == null || elements == null) {
                continue;
            }
            boolean reference = b.parameter().type() instanceof RefType;
            int length = elements.size();
            // An operation cannot be given an object that is not there.
            long present = reference
                    ? IntStream.range(0, length)
                            .takeWhile(i -> elements.get(i) != null)
                            .count()
                    : length;
            values.getOrDefault(b.parameter().name(), List.of()).stream()
                    .filter(v -> v < 0 || v >= present)
                    .findFirst()
                    .ifPresent(v -> outside(b, reference ? array + "[" + v + "]" : v.toString(), array, present));
        }
    }

    private @Nullable String array(OperationParameter p) {
        return p.type() instanceof RefType r
                ? scenario.spec()
                        .schema()
                        .object(r.object())
                        .map(ObjectType::home)
                        .orElse(null)
                : p.indexOf();
    }

    private void outside(Scenario.Binding b, String value, String array, long length) {
        String elements = length == 1 ? "1 element" : length + " elements";
        reporter.error(
                SpecError.ARGUMENT_RANGE,
                b.span(),
                "\"" + b.parameter().name() + "\" cannot be " + value + ": in this scenario \"" + array + "\" has "
                        + elements,
                length == 0 ? "leave the operation out" : "its index can be 0 .. " + (length - 1));
    }
}
