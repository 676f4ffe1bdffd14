package org.pageproof.checker.spin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.pageproof.checker.steps.analysis.LiveState;
import org.pageproof.checker.steps.analysis.PathTable;
import org.pageproof.checker.steps.analysis.Value;
import org.pageproof.checker.steps.ir.AccessKind;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.ir.MethodCode;
import org.pageproof.checker.steps.program.StepProgram;

/** Call paths, locations and what is stored of the registers at each, as tables. */
final class PathTables {
    private final StepProgram program;
    private final StepProgram.Parts parts;
    private final List<PathTable.Path> paths;
    private final List<PathTable.Place> places;
    private final Fields fields;
    private final Blocks code;

    PathTables(StepProgram program, Fields fields, Blocks code) {
        this.fields = fields;
        this.program = program;
        this.parts = program.parts();
        this.paths = parts.paths().paths();
        this.places = parts.paths().places();
        this.code = code;
    }

    /** How many registers the open calls of a CPU have at most. */
    int registers() {
        return paths.stream()
                .mapToInt(p -> p.base() + method(p.method()).registers())
                .max()
                .orElse(1);
    }

    private MethodCode method(int id) {
        return parts.methods().get(id);
    }

    private Insn.Call call(PathTable.Path p) {
        return (Insn.Call) method(paths.get(p.parent()).method()).code().get(p.call());
    }

    void write() {
        int n = paths.size();
        code.table("pp_method_of", n, p -> paths.get(p).method());
        code.table("pp_path_parent", n, p -> paths.get(p).parent());
        code.table("pp_path_call", n, p -> paths.get(p).call());
        code.table("pp_path_base", n, p -> paths.get(p).base());
        code.table(
                "pp_path_result",
                n,
                p -> paths.get(p).parent() < 0 ? -1 : call(paths.get(p)).to());
        children();
        lists("pp_parameter", parts.methods(), m -> m.parameterRegisters());
        code.table("pp_registers", parts.methods().size(), m -> method(m).registers());
        locations();
        cpus();
    }

    private void children() {
        List<List<PathTable.Path>> children = new ArrayList<>();
        paths.forEach(p -> children.add(new ArrayList<>()));
        for (PathTable.Path p : paths) {
            if (p.parent() >= 0) {
                children.get(p.parent()).add(p);
            }
        }
        lists("pp_child", children, all -> all.stream().map(PathTable.Path::id).toList());
        List<PathTable.Path> inOrder = children.stream().flatMap(List::stream).toList();
        code.table("pp_child_site", inOrder.size(), i -> call(inOrder.get(i)).site());
        code.table("pp_child_method", inOrder.size(), i -> inOrder.get(i).method());
    }

    private void locations() {
        List<List<Integer>> ofPath = new ArrayList<>();
        paths.forEach(p -> ofPath.add(new ArrayList<>()));
        for (int l = 0; l < places.size(); l++) {
            ofPath.get(places.get(l).path()).add(l);
        }
        lists("pp_location", ofPath, l -> l);
        List<Integer> inOrder = ofPath.stream().flatMap(List::stream).toList();
        code.table(
                "pp_location_at",
                inOrder.size(),
                i -> places.get(inOrder.get(i)).insn());
        code.table("pp_location_path", places.size(), l -> places.get(l).path());
        code.table("pp_location_insn", places.size(), l -> places.get(l).insn());
        code.table("pp_location_lock", places.size(), this::lock);
        lists(
                "pp_stored",
                parts.live(),
                l -> l.stored().stream().map(LiveState.Stored::register).toList());
    }

    /** The register with the lock that is about to be taken at a location, or -1. */
    private int lock(int location) {
        PathTable.Path path = paths.get(places.get(location).path());
        Insn.Access access = (Insn.Access)
                method(path.method()).code().get(places.get(location).insn());
        return access.kind() == AccessKind.LOCK ? path.base() + access.receiver() : -1;
    }

    private void cpus() {
        List<List<Integer>> ofCpu = new ArrayList<>();
        for (int c = 0; c < program.cpus(); c++) {
            ofCpu.add(parts.cpuLocations().of(c));
        }
        lists("pp_cpu_location", ofCpu, l -> l);
        code.add("""
                static int pp_location_of(int cpu, int place)
                {
                    return pp_cpu_location(pp_cpu_location_first(cpu) + place - 1);
                }

                static int pp_place(int cpu, int location)
                {
                    int i;
                    for (i = pp_cpu_location_first(cpu); i < pp_cpu_location_first(cpu + 1); i++)
                        if (pp_cpu_location(i) == location)
                            return i - pp_cpu_location_first(cpu) + 1;
                    pp_give_up("a CPU at a location outside its program");
                    return 0;
                }
                """);
        code.table("pp_repeats", program.cpus(), c -> parts.repeats().get(c) ? 1 : 0);
        code.table("pp_positions", program.cpus(), c -> parts.programs().get(c).size());
        code.table(
                "pp_operation_path",
                parts.operations().size(),
                o -> parts.paths().root(o));
    }

    /** A table of all elements of all lists, and one of where each list begins in it. */
    private <T> void lists(String name, List<T> all, Function<T, List<Integer>> list) {
        List<Long> elements = new ArrayList<>();
        List<Long> first = new ArrayList<>();
        for (T one : all) {
            first.add((long) elements.size());
            list.apply(one).forEach(e -> elements.add((long) e));
        }
        first.add((long) elements.size());
        code.table(name, elements);
        code.table(name + "_first", first);
    }

    /** The function that computes the registers of a frame that are not stored, from those that are. */
    void writeDerived() {
        Map<List<Integer>, String> known = new LinkedHashMap<>();
        for (int l = 0; l < places.size(); l++) {
            int insn = places.get(l).insn();
            for (int p = places.get(l).path(); p >= 0; p = paths.get(p).parent()) {
                PathTable.Path path = paths.get(p);
                List<Integer> key = List.of(path.method(), insn);
                if (!known.containsKey(key)) {
                    known.put(key, derived(parts.live().get(l), path));
                }
                insn = path.call();
            }
        }
        StringBuilder methods = new StringBuilder();
        for (MethodCode m : parts.methods()) {
            StringBuilder cases = new StringBuilder();
            known.forEach((key, text) -> {
                if (key.get(0) == m.id() && !text.isEmpty()) {
                    cases.append("    case " + key.get(1) + ":\n" + text + "        break;\n");
                }
            });
            if (cases.length() > 0) {
                code.add("static void pp_derive_" + m.id() + "(int at, pp_wide *r)\n{\n    switch (at) {\n" + cases
                        + "    }\n}\n");
                methods.append("    case " + m.id() + ": pp_derive_" + m.id() + "(at, r); break;\n");
            }
        }
        code.add("static void pp_derive(int method, int at, pp_wide *r)\n{\n    switch (method) {\n" + methods
                + "    }\n}\n");
    }

    private String derived(LiveState live, PathTable.Path path) {
        StringBuilder text = new StringBuilder();
        int end = path.base() + method(path.method()).registers();
        for (LiveState.Derived d : live.derived()) {
            if (d.base() == path.base() && d.register() >= path.base() && d.register() < end) {
                text.append("        r[" + (d.register() - path.base()) + "] = " + value(d.value()) + ";\n");
            }
        }
        return text.toString();
    }

    private String value(Value v) {
        if (v instanceof Value.Register r) {
            return "r[" + r.register() + "]";
        } else if (v instanceof Value.Self) {
            return "pp_self(pp_cpu)";
        } else if (v instanceof Value.Constant c) {
            return Blocks.constant(c.value());
        } else if (v instanceof Value.Computed c) {
            return C.binary(c.op(), c.wide(), value(c.left()), value(c.right()));
        } else if (v instanceof Value.Converted c) {
            return C.unary(c.op(), value(c.of()));
        } else if (v instanceof Value.Field f) {
            return fields.name(f.field()) + "_constant(" + value(f.object()) + ")";
        } else if (v instanceof Value.Element e) {
            return "pp_element(pp_elements(" + value(e.array()) + ") + " + value(e.index()) + ")";
        }
        throw new IllegalStateException("unknown value " + v);
    }
}
