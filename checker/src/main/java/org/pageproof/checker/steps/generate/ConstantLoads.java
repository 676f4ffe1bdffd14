package org.pageproof.checker.steps.generate;

import org.pageproof.checker.steps.analysis.Range;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.ir.PlainField;
import org.pageproof.checker.steps.program.StepProgram;

/** Which loads of a method cannot fail and can only find what the model was constructed with. */
final class ConstantLoads {
    private final SegmentPlan plan;
    private final int method;

    ConstantLoads(SegmentPlan plan, int method) {
        this.plan = plan;
        this.method = method;
    }

    boolean isConstant(Insn.Load load, int at) {
        Range objects = SegmentWriter.range(plan, method, at, load.object());
        if (objects == null || objects.nullable() || objects.isEmpty()) {
            return false;
        }
        for (long id = objects.low(); id <= objects.high(); id++) {
            if (load.field().slot((int) id) != PlainField.CONSTANT) {
                return false;
            }
        }
        return true;
    }

    boolean isConstant(Insn.ArrayLoad load, int at) {
        Range arrays = SegmentWriter.range(plan, method, at, load.array());
        Range index = SegmentWriter.range(plan, method, at, load.index());
        if (arrays == null || index == null || arrays.nullable() || arrays.isEmpty() || index.low() < 0) {
            return false;
        }
        StepProgram.Parts parts = plan.parts();
        for (long id = arrays.low(); id <= arrays.high(); id++) {
            boolean constant = parts.arrays().isArray((int) id)
                    && parts.slotTable().first((int) id) < 0
                    && index.high() < parts.arrays().length((int) id);
            if (!constant) {
                return false;
            }
        }
        return true;
    }
}
