package org.pageproof.checker.spin;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.pageproof.checker.steps.analysis.Ranges;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.ir.MethodCode;
import org.pageproof.checker.steps.ir.Operands;
import org.pageproof.checker.steps.program.StepProgram;

/**
 * Writes the code of a method. Its function runs from the instruction at which the CPU stands to the next call, return or end
 * of the step; long methods are several functions.
 */
final class MethodWriter {
    private static final int MOST_INSTRUCTIONS = 250;

    private final Ranges ranges;
    private final Fields fields;
    private final Blocks code;
    private final List<MethodCode> methods;

    MethodWriter(StepProgram program, Fields fields, Blocks code) {
        this.ranges = program.parts().ranges();
        this.methods = program.parts().methods();
        this.fields = fields;
        this.code = code;
    }

    /** All methods, and the function that goes on with the one that is open. */
    void write() {
        StringBuilder cases = new StringBuilder();
        for (MethodCode m : methods) {
            if (ranges.reachable(m.id(), 0)) {
                int size = m.code().size();
                cases.append("    case ").append(m.id()).append(":\n");
                for (int from = 0; from < size; from += MOST_INSTRUCTIONS) {
                    int to = Math.min(size, from + MOST_INSTRUCTIONS);
                    part(m, from, to);
                    cases.append("        ")
                            .append(from == 0 ? "" : "else ")
                            .append("if (pp_at < " + to + ")\n            pp_method_" + m.id() + "_" + from + "();\n");
                }
                cases.append("        break;\n");
            }
        }
        code.add(
                "static void pp_method(void)\n{\n    switch (pp_method_of(pp_path)) {\n" + cases
                        + "    default:\n        pp_give_up(\"a method that the analysis takes for unreachable\");\n    }\n}\n");
    }

    private void part(MethodCode m, int from, int to) {
        BitSet entries = entries(m, from);
        StringBuilder text = new StringBuilder();
        text.append("/* " + C.comment(m.method()) + " */\n");
        text.append("static void pp_method_" + m.id() + "_" + from + "(void)\n{\n    pp_wide *r = pp_r + pp_base;\n");
        text.append("    switch (pp_at) {\n");
        for (int i = entries.nextSetBit(from); i >= 0 && i < to; i = entries.nextSetBit(i + 1)) {
            text.append("    case " + i + ": goto i" + i + ";\n");
        }
        text.append("    default: pp_give_up(\"an instruction at which nothing goes on\");\n    }\n");
        int line = -1;
        for (int i = from; i < to; i++) {
            if (m.lines().get(i) != line) {
                line = m.lines().get(i);
                text.append("    /* line " + line + " */\n");
            }
            text.append("i" + i + ":\n");
            if (ranges.reachable(m.id(), i)) {
                insn(m.code().get(i), i, from, to, text);
            } else {
                text.append("    pp_give_up(\"code that the analysis takes for unreachable\");\n");
            }
        }
        text.append("    pp_at = " + to + ";\n}\n");
        code.add(text.toString());
    }

    /** Where the method is entered or gone on with. */
    private BitSet entries(MethodCode m, int from) {
        BitSet entries = new BitSet();
        entries.set(0);
        entries.set(from);
        for (int i = 0; i < m.code().size(); i++) {
            Insn insn = m.code().get(i);
            if (insn instanceof Insn.Access) {
                entries.set(i);
            } else if (insn instanceof Insn.Call) {
                entries.set(i + 1);
            } else if (insn instanceof Insn.Jump || insn instanceof Insn.Branch || insn instanceof Insn.Switch) {
                for (int target : Operands.next(insn, i)) {
                    if (target / MOST_INSTRUCTIONS != i / MOST_INSTRUCTIONS) {
                        entries.set(target);
                    }
                }
            }
        }
        return entries;
    }

    /** Goes on at another instruction; a loop is watched at each turn. */
    private static String jump(int at, int target, int from, int to) {
        String turn = target <= at ? "pp_at = " + target + "; pp_turn(); " : "";
        return target >= from && target < to
                ? "{ " + turn + "goto i" + target + "; }"
                : "{ pp_at = " + target + "; " + (turn.isEmpty() ? "" : "pp_turn(); ") + "return; }";
    }

    private static String r(int register) {
        return "r[" + register + "]";
    }

    private static String set(int register, String value) {
        return "    " + (register < 0 ? "" : r(register) + " = ") + value + ";\n";
    }

    private void insn(Insn insn, int at, int from, int to, StringBuilder text) {
        if (insn instanceof Insn.Access i) {
            text.append("    pp_at = " + at + ";\n    if (!pp_first_access())\n        return;\n");
            List<String> arguments = new ArrayList<>(List.of(r(i.receiver())));
            i.args().forEach(a -> arguments.add(r(a)));
            text.append(set(i.to(), "pp_" + C.lower(i.kind()) + "(" + String.join(", ", arguments) + ")"));
        } else if (insn instanceof Insn.Jump i) {
            text.append("    " + jump(at, i.target(), from, to) + "\n");
        } else if (insn instanceof Insn.Branch i) {
            String right = i.right() < 0 ? "0" : r(i.right());
            text.append("    if (" + r(i.left()) + " " + C.condition(i.cond()) + " " + right + ") "
                    + jump(at, i.target(), from, to) + "\n");
        } else if (insn instanceof Insn.Switch i) {
            text.append("    switch ((int) " + r(i.on()) + ") {\n");
            for (int k = 0; k < i.keys().size(); k++) {
                text.append("    case " + Blocks.constant(i.keys().get(k)) + ": "
                        + jump(at, i.targets().get(k), from, to) + "\n");
            }
            text.append("    default: " + jump(at, i.otherwise(), from, to) + "\n    }\n");
        } else if (insn instanceof Insn.Call i) {
            call(i, at, text);
        } else if (insn instanceof Insn.Return i) {
            text.append("    pp_leave(" + (i.from() < 0 ? "0" : r(i.from())) + ");\n    return;\n");
        } else {
            plain(insn, at, text);
        }
    }

    private void call(Insn.Call i, int at, StringBuilder text) {
        text.append("    pp_at = " + at + ";\n");
        if (i.instance()) {
            text.append("    pp_not_null(" + r(i.args().get(0)) + ");\n");
        }
        for (int a = 0; a < i.args().size(); a++) {
            text.append("    pp_arguments[" + a + "] = " + r(i.args().get(a)) + ";\n");
        }
        String target;
        if (i.targets().direct() >= 0) {
            target = Integer.toString(i.targets().direct());
        } else {
            target = "pp_target_" + i.site() + "(" + r(i.args().get(0)) + ")";
        }
        text.append("    pp_enter(" + i.site() + ", " + target + ");\n    return;\n");
    }

    private void plain(Insn insn, int at, StringBuilder text) {
        if (insn instanceof Insn.Const i) {
            text.append(set(i.to(), Blocks.constant(i.value())));
        } else if (insn instanceof Insn.Ref i) {
            text.append(set(i.to(), Integer.toString(i.object())));
        } else if (insn instanceof Insn.Move i) {
            text.append(set(i.to(), r(i.from())));
        } else if (insn instanceof Insn.Binary i) {
            text.append(set(i.to(), C.binary(i.op(), i.wide(), operand(i, i.left()), operand(i, i.right()))));
        } else if (insn instanceof Insn.Compare i) {
            String left = r(i.left());
            String right = r(i.right());
            text.append(set(i.to(), "(" + left + " > " + right + ") - (" + left + " < " + right + ")"));
        } else if (insn instanceof Insn.Unary i) {
            text.append(set(i.to(), C.unary(i.op(), r(i.from()))));
        } else if (insn instanceof Insn.Choose i) {
            text.append("    pp_at = " + at + ";\n" + set(i.to(), "pp_choose(" + r(i.bound()) + ")"));
        } else if (insn instanceof Insn.Assume i) {
            text.append("    pp_assume(" + r(i.condition()) + ");\n");
        } else if (insn instanceof Insn.BugOn i) {
            text.append("    if (" + r(i.condition()) + ")\n        pp_violate(PP_BUG_ON);  /* "
                    + C.comment(i.message()) + " */\n");
        } else if (insn instanceof Insn.Fail i) {
            text.append("    pp_violate(PP_" + i.property().name() + ");\n");
        } else {
            objects(insn, text);
        }
    }

    /** Operands of int operators are ints already, but for references that are compared as numbers. */
    private static String operand(Insn.Binary i, int register) {
        return i.wide() ? r(register) : "(int) " + r(register);
    }

    private void objects(Insn insn, StringBuilder text) {
        if (insn instanceof Insn.Load i) {
            text.append(set(i.to(), fields.name(i.field()) + "_get(" + r(i.object()) + ")"));
        } else if (insn instanceof Insn.Store i) {
            text.append("    " + fields.name(i.field()) + "_set(" + r(i.object()) + ", " + r(i.from()) + ");\n");
        } else if (insn instanceof Insn.ArrayLength i) {
            text.append(set(i.to(), "pp_array_length(" + r(i.array()) + ")"));
        } else if (insn instanceof Insn.ArrayLoad i) {
            text.append(set(i.to(), "pp_load_element(" + r(i.array()) + ", " + r(i.index()) + ")"));
        } else if (insn instanceof Insn.ArrayStore i) {
            text.append("    pp_store_element(" + r(i.array()) + ", " + r(i.index()) + ", " + r(i.from()) + ");\n");
        } else if (insn instanceof Insn.Cast i) {
            String legal = C.in(i.legal().ids(), r(i.object()));
            text.append("    if (" + r(i.object()) + " != 0 && !" + legal + ")\n"
                    + "        pp_violate(PP_NO_EXCEPTION);\n");
        } else if (insn instanceof Insn.InstanceOf i) {
            text.append(set(i.to(), r(i.object()) + " != 0 && " + C.in(i.of().ids(), r(i.object()))));
        } else if (insn instanceof Insn.Pure i) {
            List<String> arguments = new ArrayList<>(List.of(r(i.receiver())));
            i.args().forEach(a -> arguments.add(r(a)));
            text.append(set(i.to(), "pp_" + C.lower(i.kind()) + "(" + String.join(", ", arguments) + ")"));
        } else if (insn instanceof Insn.Nothing) {
            text.append("    ;\n");
        } else {
            throw new IllegalStateException("no meaning for " + insn);
        }
    }

    /** The tables of what calls reach, by receiver. */
    static void writeTargets(StepProgram program, Blocks code) {
        for (MethodCode m : program.parts().methods()) {
            for (Insn insn : m.code()) {
                if (insn instanceof Insn.Call c && c.targets().direct() < 0) {
                    code.table(
                            "pp_target_" + c.site(),
                            program.world().size() + 1,
                            o -> c.targets().of(o));
                }
            }
        }
    }
}
