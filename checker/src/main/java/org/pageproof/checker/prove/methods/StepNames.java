package org.pageproof.checker.prove.methods;

import org.pageproof.checker.steps.Location;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.program.StepProgram;

/** How steps are called in questions. */
final class StepNames {
    private StepNames() {}

    /** For people: {@code cpu0 put_page.cmpxchg (PageReferences.java:77)}. */
    static String of(StepProgram program, ProofSystem.Step step) {
        if (step.start() != null) {
            StringBuilder text = new StringBuilder("cpu")
                    .append(step.cpu())
                    .append(" starts ")
                    .append(program.parts()
                            .operations()
                            .get(step.start().operation())
                            .name())
                    .append('(');
            String between = "";
            for (Step.Argument a : step.start().arguments()) {
                text.append(between).append(a.name()).append(" = ").append(program.show(a.meaning(), a.value()));
                between = ", ";
            }
            return text.append(')').toString();
        }
        Location location = program.locations().get(step.from());
        Location.Call last = location.innermost();
        return "cpu" + step.cpu() + " " + last.function() + ": " + location.access() + " (" + last.file() + ":"
                + last.line() + ")";
    }

    /** For a file name. */
    static String file(StepProgram program, ProofSystem.Step step) {
        if (step.start() == null) {
            return "cpu" + step.cpu() + "-location" + step.from();
        }
        int index = program.parts().programs().get(step.cpu()).get(0).indexOf(step.start());
        String name = program.parts().operations().get(step.start().operation()).name();
        return "cpu" + step.cpu() + "-start-" + name + "-" + index;
    }
}
