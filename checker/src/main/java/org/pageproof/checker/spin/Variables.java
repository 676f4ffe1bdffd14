package org.pageproof.checker.spin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.pageproof.checker.steps.analysis.LiveState;
import org.pageproof.checker.steps.analysis.Range;
import org.pageproof.checker.steps.program.StepProgram;

/**
 * The variables of the Promela model: one for each slot that can change, and for each CPU its position in its program, its
 * place (0 outside operations, otherwise the number of its location among those of the CPU) and what is stored of its
 * locals. A slot with one value only is a constant, and so is a position or a place.
 */
final class Variables {
    private static final Set<String> RESERVED = Set.of(
            ("active assert atomic bit bool break byte chan d_step do else empty enabled eval false fi for full get_priority"
                            + " goto hidden if in init inline int len local ltl mtype nempty never nfull notrace np_ od of"
                            + " pc_value pid print printf priority proctype provided return run select set_priority short"
                            + " show skip timeout trace true typedef unless unsigned xr xs auto case char const continue"
                            + " default double enum extern float long register signed sizeof static struct switch union"
                            + " void volatile while always eventually until weakuntil release implies equivalent now")
                    .split(" "));

    /** A variable of the model, or a constant where {@code declaration} is empty. */
    private record Variable(String declaration, String read, String name) {
        boolean isConstant() {
            return declaration.isEmpty();
        }
    }

    private final StepProgram program;
    private final Set<String> names = new HashSet<>();
    private final List<Variable> slots = new ArrayList<>();
    private final List<Variable> places = new ArrayList<>();
    private final List<Variable> positions = new ArrayList<>();
    private final List<List<Variable>> locals = new ArrayList<>();

    Variables(StepProgram program) {
        this.program = program;
        StepProgram.Parts parts = program.parts();
        for (int s = 0; s < parts.slots().size(); s++) {
            long first = program.initial().slot(s);
            slots.add(variable(
                    name(parts.slots().get(s).path()), parts.slotRanges().get(s), first));
        }
        for (int c = 0; c < program.cpus(); c++) {
            int last = parts.programs().get(c).size() - (parts.repeats().get(c) ? 1 : 0);
            positions.add(variable("cpu" + c + "_position", Range.of(0, last), 0));
            List<Integer> locations = parts.cpuLocations().of(c);
            places.add(variable("cpu" + c + "_place", Range.of(0, locations.size()), 0));
            locals.add(locals(c, locations));
        }
    }

    private List<Variable> locals(int cpu, List<Integer> locations) {
        List<Range> ranges = new ArrayList<>();
        for (int l : locations) {
            List<LiveState.Stored> stored = program.parts().live().get(l).stored();
            for (int i = 0; i < stored.size(); i++) {
                Range range = Range.of(
                        stored.get(i).range().min(), stored.get(i).range().max());
                if (i == ranges.size()) {
                    ranges.add(Range.only(0));
                }
                ranges.set(i, Range.join(ranges.get(i), range));
            }
        }
        List<Variable> result = new ArrayList<>();
        for (int i = 0; i < ranges.size(); i++) {
            result.add(variable("cpu" + cpu + "_local" + i, ranges.get(i), 0));
        }
        return result;
    }

    private String name(String path) {
        String plain = path.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_+|_+$", "");
        boolean taken =
                RESERVED.contains(plain) || plain.toLowerCase(Locale.ROOT).startsWith("pp_");
        String name = plain.isEmpty() || taken || !Character.isLetter(plain.charAt(0)) ? "v_" + plain : plain;
        String unique = name;
        for (int i = 2; names.contains(unique) || unique.matches("cpu[0-9]+_.*"); i++) {
            unique = "v_" + name + (i == 2 ? "" : "_" + i);
        }
        names.add(unique);
        return unique;
    }

    private static Variable variable(String name, Range range, long first) {
        long low = range.min();
        long high = range.max();
        if (low == high) {
            return new Variable("", Blocks.constant(low), name);
        }
        String read = "now." + name;
        String type;
        if (low >= 0 && high <= 1) {
            type = "bit";
        } else if (low >= 0 && high <= 255) {
            type = "byte";
        } else if (low >= Short.MIN_VALUE && high <= Short.MAX_VALUE) {
            type = "short";
        } else if (low > Integer.MIN_VALUE && high <= Integer.MAX_VALUE) {
            type = "int";
        } else {
            return new Variable(
                    "c_state \"pp_wide " + name + "\" \"Global\" \"" + Blocks.constant(first) + "\"", read, name);
        }
        return new Variable(type + " " + name + (first == 0 ? "" : " = " + first), read, name);
    }

    /** How many locals a CPU has at most, at least 1. */
    int mostLocals() {
        return Math.max(1, locals.stream().mapToInt(List::size).max().orElse(0));
    }

    /** What a SPIN user calls a slot; empty when it never changes. */
    String name(int slot) {
        return slots.get(slot).isConstant() ? "" : slots.get(slot).name();
    }

    /** What the CPU has as the local of this number, in C. */
    String local(int cpu, int number) {
        return locals.get(cpu).get(number).read();
    }

    /** How many there are. */
    int count() {
        return slots.size() + program.cpus() * (2 + mostLocals());
    }

    /** The declarations. */
    String declarations() {
        StringBuilder text = new StringBuilder();
        for (int s = 0; s < slots.size(); s++) {
            declare(slots.get(s), program.slots().get(s).path(), text);
        }
        for (int c = 0; c < program.cpus(); c++) {
            declare(positions.get(c), "", text);
            declare(places.get(c), "", text);
            for (Variable v : locals.get(c)) {
                declare(v, "", text);
            }
        }
        return text.toString();
    }

    private static void declare(Variable v, String path, StringBuilder text) {
        if (!v.isConstant()) {
            text.append(v.declaration());
            text.append(v.declaration().startsWith("c_state") ? "" : ";");
            text.append(path.isEmpty() || path.equals(v.name()) ? "" : "  /* " + path + " */")
                    .append('\n');
        }
    }

    /** The functions that copy between the variables and the arrays of a step. */
    void write(Blocks code) {
        parts(code, "pp_load", "pp_wide *to", slots, 0, true);
        parts(code, "pp_load_places", "pp_wide *to", places, slots.size(), true);
        parts(code, "pp_store_slots", "const pp_wide *from", slots, 0, false);
        parts(code, "pp_load_positions", "pp_wide *to", positions, 0, true);
        StringBuilder load =
                new StringBuilder("static void pp_load_locals(int cpu, pp_wide *to)\n{\n    switch (cpu) {\n");
        StringBuilder store = new StringBuilder("""
                static void pp_store(const pp_wide *from, pp_wide position, int cpu, const pp_wide *locals)
                {
                    pp_store_slots(from);
                    switch (cpu) {
                """);
        for (int c = 0; c < program.cpus(); c++) {
            load.append("    case ").append(c).append(":\n");
            store.append("    case ").append(c).append(":\n");
            assign(store, positions.get(c), "position");
            assign(store, places.get(c), "from[" + (slots.size() + c) + "]");
            for (int i = 0; i < locals.get(c).size(); i++) {
                Variable v = locals.get(c).get(i);
                load.append("        to[" + i + "] = " + v.read() + ";\n");
                assign(store, v, "locals[" + i + "]");
            }
            load.append("        break;\n");
            store.append("        break;\n");
        }
        code.add(load + "    }\n}\n");
        code.add(store + "    }\n}\n");
    }

    private static void assign(StringBuilder text, Variable v, String value) {
        if (!v.isConstant()) {
            text.append("        " + v.read() + " = " + value + ";\n");
        }
    }

    private static void parts(Blocks code, String name, String parameter, List<Variable> all, int at, boolean load) {
        int most = 300;
        StringBuilder calls = new StringBuilder();
        for (int from = 0; from < all.size(); from += most) {
            StringBuilder body = new StringBuilder();
            for (int i = from; i < Math.min(all.size(), from + most); i++) {
                Variable v = all.get(i);
                if (load) {
                    body.append("    to[" + (at + i) + "] = " + v.read() + ";\n");
                } else {
                    assign(body, v, "from[" + (at + i) + "]");
                }
            }
            code.add("static void " + name + "_" + from + "(" + parameter + ")\n{\n" + body + "}\n");
            calls.append("    " + name + "_" + from + "(" + (load ? "to" : "from") + ");\n");
        }
        if (name.equals("pp_load")) {
            code.add("static void pp_load_places(pp_wide *to);\n");
            calls.append("    pp_load_places(to);\n");
        }
        code.add("static void " + name + "(" + parameter + ")\n{\n" + calls + "}\n");
    }
}
