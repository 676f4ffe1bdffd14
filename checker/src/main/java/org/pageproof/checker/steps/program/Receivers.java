package org.pageproof.checker.steps.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.analysis.Arithmetic;
import org.pageproof.checker.steps.analysis.LiveState;
import org.pageproof.checker.steps.analysis.PathTable;
import org.pageproof.checker.steps.analysis.Value;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.ir.PlainField;
import org.pageproof.checker.steps.world.Arrays;

/** Of which object the access at a location is, by what the state stores of a CPU there. */
public final class Receivers {
    private final StepProgram program;

    public Receivers(StepProgram program) {
        this.program = program;
    }

    /** The stored registers, by their place among those of the location, that tell the object; none where it is always the same. */
    public List<Integer> needed(int location) {
        Set<Integer> found = new TreeSet<>();
        needed(location, register(location), found);
        return new ArrayList<>(found);
    }

    /** The register of the receiver in the CPU's register file. */
    private int register(int location) {
        PathTable.Place place = program.parts().paths().places().get(location);
        PathTable.Path path = program.parts().paths().paths().get(place.path());
        Insn insn = program.parts().methods().get(path.method()).code().get(place.insn());
        return path.base() + ((Insn.Access) insn).receiver();
    }

    private void needed(int location, int register, Set<Integer> found) {
        LiveState live = program.parts().live().get(location);
        int stored = stored(live, register);
        if (stored >= 0) {
            found.add(stored);
            return;
        }
        LiveState.Derived derived = derived(live, register);
        Value.all(derived.value(), r -> {
            needed(location, derived.base() + r, found);
            return true;
        });
    }

    private static int stored(LiveState live, int register) {
        for (int i = 0; i < live.stored().size(); i++) {
            if (live.stored().get(i).register() == register) {
                return i;
            }
        }
        return -1;
    }

    private static LiveState.Derived derived(LiveState live, int register) {
        return live.derived().stream()
                .filter(d -> d.register() == register)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a receiver that is not live"));
    }

    /**
     * The object.
     *
     * @param stored the stored registers of the location; only those {@linkplain #needed needed} are looked at
     * @return its id; 0 for null, and for values that no run has together
     */
    public long object(int cpu, int location, long[] stored) {
        Long id = register(cpu, location, stored, register(location));
        return id == null ? 0 : id;
    }

    private @Nullable Long register(int cpu, int location, long[] stored, int register) {
        LiveState live = program.parts().live().get(location);
        int at = stored(live, register);
        if (at >= 0) {
            return stored[at];
        }
        LiveState.Derived derived = derived(live, register);
        return value(cpu, location, stored, derived.base(), derived.value());
    }

    /** The value; null where no object has it. */
    private @Nullable Long value(int cpu, int location, long[] stored, int base, Value v) {
        if (v instanceof Value.Register r) {
            return register(cpu, location, stored, base + r.register());
        } else if (v instanceof Value.Self) {
            return (long) program.world().cpus().get(cpu);
        } else if (v instanceof Value.Constant c) {
            return c.value();
        } else if (v instanceof Value.Converted c) {
            Long of = value(cpu, location, stored, base, c.of());
            return of == null ? null : Arithmetic.apply(c.op(), of);
        } else if (v instanceof Value.Computed c) {
            Long left = value(cpu, location, stored, base, c.left());
            Long right = value(cpu, location, stored, base, c.right());
            return left == null || right == null ? null : Arithmetic.apply(c.op(), c.wide(), left, right);
        } else if (v instanceof Value.Field f) {
            Long object = value(cpu, location, stored, base, f.object());
            return object == null ? null : field(f.field(), object);
        }
        Value.Element e = (Value.Element) v;
        Long array = value(cpu, location, stored, base, e.array());
        Long index = value(cpu, location, stored, base, e.index());
        return array == null || index == null ? null : element(array, index);
    }

    private @Nullable Long field(PlainField field, long object) {
        boolean known = isObject(object) && field.slot((int) object) == PlainField.CONSTANT;
        return known ? field.constant((int) object) : null;
    }

    private @Nullable Long element(long array, long index) {
        Arrays arrays = program.parts().arrays();
        boolean known =
                isObject(array) && arrays.isArray((int) array) && index >= 0 && index < arrays.length((int) array);
        return known ? arrays.constant((int) array, (int) index) : null;
    }

    private boolean isObject(long id) {
        return id > 0 && id <= program.world().size();
    }
}
