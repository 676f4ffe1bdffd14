package org.pageproof.checker.spin;

import java.util.IdentityHashMap;
import org.pageproof.checker.steps.analysis.LiveState;
import org.pageproof.checker.steps.analysis.Value;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.ir.MethodCode;
import org.pageproof.checker.steps.ir.PlainField;
import org.pageproof.checker.steps.program.StepProgram;

/** The plain fields that the program speaks of: where each stands, or its constant, by object. */
final class Fields {
    private final IdentityHashMap<PlainField, String> names = new IdentityHashMap<>();
    private final int objects;
    private final Blocks code;

    Fields(StepProgram program, Blocks code) {
        this.objects = program.world().size() + 1;
        this.code = code;
        for (MethodCode m : program.parts().methods()) {
            for (Insn i : m.code()) {
                if (i instanceof Insn.Load load) {
                    add(load.field());
                } else if (i instanceof Insn.Store store) {
                    add(store.field());
                }
            }
        }
        for (LiveState live : program.parts().live()) {
            live.derived().forEach(d -> add(d.value()));
        }
    }

    private void add(Value v) {
        if (v instanceof Value.Field f) {
            add(f.field());
            add(f.object());
        } else if (v instanceof Value.Computed c) {
            add(c.left());
            add(c.right());
        } else if (v instanceof Value.Converted c) {
            add(c.of());
        } else if (v instanceof Value.Element e) {
            add(e.array());
            add(e.index());
        }
    }

    private void add(PlainField f) {
        if (!names.containsKey(f)) {
            String name = "pp_field" + names.size() + "_" + f.name().replaceAll("[^A-Za-z0-9_]", "_");
            names.put(f, name);
            write(f, name);
        }
    }

    /** How the functions of a field begin. */
    String name(PlainField field) {
        String name = names.get(field);
        if (name == null) {
            throw new IllegalStateException("a field that no instruction names: " + field);
        }
        return name;
    }

    private void write(PlainField f, String name) {
        code.table(name + "_slot", objects, id -> id == 0 ? PlainField.ABSENT : f.slot(id));
        code.table(
                name + "_constant",
                java.util.stream.IntStream.range(0, objects)
                        .mapToObj(id -> id > 0 && f.slot(id) == PlainField.CONSTANT ? f.constant(id) : 0L)
                        .toList());
        code.add("static pp_wide " + name + "_get(pp_wide object)\n{\n    pp_not_null(object);\n"
                + "    if (" + name + "_slot(object) == -1)\n        return " + name + "_constant(object);\n"
                + "    if (" + name + "_slot(object) < 0)\n"
                + "        pp_give_up(\"a field that the object does not have\");\n"
                + "    return pp_get_plain(" + name + "_slot(object));\n}\n");
        code.add("static void " + name + "_set(pp_wide object, pp_wide value)\n{\n    pp_not_null(object);\n"
                + "    if (" + name + "_slot(object) < 0)\n"
                + "        pp_give_up(\"a field that cannot be written\");\n"
                + "    pp_put_plain(" + name + "_slot(object), value);\n}\n");
    }
}
