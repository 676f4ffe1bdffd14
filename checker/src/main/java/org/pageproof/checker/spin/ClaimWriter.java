package org.pageproof.checker.spin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pageproof.checker.properties.ground.CallRanges;
import org.pageproof.checker.properties.ground.Inputs;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.ir.MethodCode;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.spec.typed.Moment;

/**
 * Writes the claims: of each a function that says whether it is decided, and what asks them of the start, of a state, of a
 * step and of a call. Always-checked properties have the first numbers.
 */
final class ClaimWriter {
    private final StepProgram program;
    private final List<Claim> claims;
    private final Variables variables;
    private final Blocks code;
    private final CallRanges calls;

    ClaimWriter(StepProgram program, List<Claim> claims, Variables variables, Blocks code) {
        this.program = program;
        this.variables = variables;
        this.claims = claims;
        this.code = code;
        this.calls = new CallRanges(program);
    }

    void write() {
        reports();
        code.add(PromelaModel.resource("claims.c"));
        FunctionTables functions = new FunctionTables(program);
        GroundWriter expressions = new GroundWriter(code, functions, new Inputs(program), variables);
        code.add("static int pp_by(int function);\n");
        StringBuilder start = new StringBuilder();
        StringBuilder state = new StringBuilder();
        StringBuilder step = new StringBuilder();
        Map<Integer, StringBuilder> atCalls = new LinkedHashMap<>();
        for (int i = 0; i < claims.size(); i++) {
            Claim claim = claims.get(i);
            int number = number(i);
            function(number, "", expressions.value(claim.condition()));
            if (claim.moment() instanceof Moment.OnCall call) {
                for (MethodCode m : calls.methods(call)) {
                    atCalls.computeIfAbsent(m.id(), k -> new StringBuilder()).append(atCall(number, call, m));
                }
            } else {
                (claim.ofStep() ? step : state)
                        .append("    pp_ask(" + number + ", pp_decided_" + number + ", "
                                + (claim.ofStep() ? "pp_old" : "pp_s") + ");\n");
                claim.wrongStart().ifPresent(wrong -> {
                    function(number, "_at_start", expressions.value(wrong));
                    start.append("    pp_ask(" + number + ", pp_decided_" + number + "_at_start, pp_s);\n");
                });
            }
        }
        functions.write(code);
        code.add("static void pp_claims_of_start(void)\n{\n" + start + "}\n");
        code.add("static void pp_claims_of_state(void)\n{\n" + state + "}\n");
        code.add("static void pp_claims_of_step(void)\n{\n    int i;\n"
                + "    for (i = 0; i < PP_PROPERTIES; i++)\n"
                + "        if (pp_pending[i])\n            pp_report(i);\n"
                + step + "}\n");
        StringBuilder cases = new StringBuilder();
        atCalls.forEach((m, text) -> cases.append("    case " + m + ":\n" + text + "        break;\n"));
        code.add("static void pp_called(int returns, pp_wide result)\n{\n    int i;\n"
                + "    switch (pp_method_of(pp_path)) {\n" + cases + "    }\n}\n");
    }

    static int number(int claim) {
        return BuiltIn.values().length + claim;
    }

    private void function(int number, String ending, String value) {
        code.add("static int pp_decided_" + number + ending + "(const pp_wide *b, const pp_wide *a)\n{\n    return ("
                + value + ") != 0;\n}\n");
    }

    private String atCall(int number, Moment.OnCall call, MethodCode m) {
        int receiver = call.parameters() < 0 ? 0 : CallRanges.receiver(m, call);
        int first = program.slots().size() + program.cpus();
        StringBuilder text = new StringBuilder("        if (returns == " + (call.returns() ? 1 : 0) + ") {\n");
        text.append("            for (i = 0; i < PP_SLOTS; i++)\n                pp_call[i] = pp_s[i];\n");
        text.append("            pp_call[" + first + "] = result;\n");
        for (int i = receiver; i < m.parameterRegisters().size(); i++) {
            text.append("            pp_call[" + (first + 1 + i - receiver) + "] = pp_r[pp_base + "
                    + m.parameterRegisters().get(i) + "];\n");
        }
        text.append("            pp_ask_call(" + number + ", pp_decided_" + number + ");\n        }\n");
        return text.toString();
    }

    /** The names of the properties, and the function that says that one is decided, once for each. */
    private void reports() {
        List<String> names = new ArrayList<>();
        List<Long> covers = new ArrayList<>();
        for (BuiltIn b : BuiltIn.values()) {
            names.add("\"" + b.specName() + "\"");
            covers.add(0L);
        }
        for (Claim c : claims) {
            names.add("\"" + c.name() + "\"");
            covers.add(c.cover() ? 1L : 0L);
        }
        code.add("static const char *const pp_names[] = {\n    " + String.join(",\n    ", names) + "\n};\n");
        code.table("pp_is_cover", covers);
    }
}
