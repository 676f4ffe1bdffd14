package org.pageproof.checker.steps.program;

import java.util.ArrayList;
import java.util.List;
import org.pageproof.checker.steps.CpuProgram;
import org.pageproof.checker.steps.Meaning;
import org.pageproof.checker.steps.analysis.Range;
import org.pageproof.checker.steps.translate.Operation;

/** The range of the values that an operation's parameter is started with anywhere in the scenario. */
final class ParameterRanges {
    private ParameterRanges() {}

    static Range of(List<Long> values, boolean reference) {
        if (values.isEmpty()) {
            return reference ? Range.NULL : Range.only(0);
        }
        long low = values.stream().mapToLong(v -> v).min().orElseThrow();
        long high = values.stream().mapToLong(v -> v).max().orElseThrow();
        return Range.of(low, high);
    }

    static Range of(Operation operation, Operation.Parameter parameter, List<CpuProgram> programs) {
        boolean reference = parameter.meaning() instanceof Meaning.Reference;
        List<Long> values = new ArrayList<>(parameter.values());
        for (CpuProgram p : programs) {
            for (List<CpuProgram.Call> position : p.positions()) {
                for (CpuProgram.Call call : position) {
                    if (call.operation().equals(operation.name()) && !reference) {
                        values.addAll(call.bindings().getOrDefault(parameter.name(), List.of()));
                    }
                }
            }
        }
        return of(values, reference);
    }
}
