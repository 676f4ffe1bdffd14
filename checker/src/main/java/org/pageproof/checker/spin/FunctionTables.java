package org.pageproof.checker.spin;

import java.util.ArrayList;
import java.util.List;
import org.pageproof.checker.steps.analysis.PathTable;
import org.pageproof.checker.steps.program.StepProgram;

/** Which functions stand on the call path of a step, and on a call path in the middle of one: what {@code by} asks. */
final class FunctionTables {
    private final StepProgram program;
    private final List<String> functions = new ArrayList<>();

    FunctionTables(StepProgram program) {
        this.program = program;
    }

    /** The number of a function. */
    int number(String function) {
        if (!functions.contains(function)) {
            functions.add(function);
        }
        return functions.indexOf(function);
    }

    /** The tables, and the function that looks into them. */
    void write(Blocks code) {
        StringBuilder cases = new StringBuilder();
        int steps = program.locations().size();
        List<PathTable.Path> paths = program.parts().paths().paths();
        for (int f = 0; f < functions.size(); f++) {
            String function = functions.get(f);
            code.table("pp_by_step_" + f, steps, s -> program.locations().get(s).by(function) ? 1 : 0);
            List<Long> open = new ArrayList<>();
            for (PathTable.Path p : paths) {
                boolean outer = p.parent() >= 0 && open.get(p.parent()) != 0;
                String here = program.parts().methods().get(p.method()).function();
                open.add(outer || here.equals(function) ? 1L : 0L);
            }
            code.table("pp_by_path_" + f, open);
            cases.append("    case " + f + ": return pp_in_call ? pp_by_path_" + f + "(pp_path) : pp_by_step_" + f
                    + "(pp_number);  /* " + C.comment(function) + " */\n");
        }
        code.add("static int pp_by(int function)\n{\n    switch (function) {\n" + cases + "    }\n    return 0;\n}\n");
    }
}
