package org.pageproof.checker.prove.solver;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests that are skipped, with the reason, where Z3 does not run. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsZ3.Condition.class)
public @interface NeedsZ3 {
    /** Starts Z3. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            try (Solver solver = new Z3Solver()) {
                solver.start();
                return ConditionEvaluationResult.enabled("Z3 runs");
            } catch (SolverMissing e) {
                return ConditionEvaluationResult.disabled(e.getMessage());
            }
        }
    }
}
