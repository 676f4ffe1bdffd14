package org.pageproof.checker.spin;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pageproof.checker.steps.analysis.PathTable;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.ir.MethodCode;
import org.pageproof.checker.steps.ir.Operands;
import org.pageproof.checker.steps.program.StepProgram;

/** Which steps may come to a {@code choose}, whatever the state. */
final class Choices {
    private final StepProgram program;
    private final List<PathTable.Path> paths;
    private final Map<List<Integer>, List<Integer>> children = new HashMap<>();

    Choices(StepProgram program) {
        this.program = program;
        this.paths = program.parts().paths().paths();
        for (PathTable.Path p : paths) {
            children.computeIfAbsent(List.of(p.parent(), p.call()), k -> new ArrayList<>())
                    .add(p.id());
        }
    }

    /** Whether the step that goes on at a location may choose. */
    boolean at(int location) {
        PathTable.Place place = program.parts().paths().places().get(location);
        return from(place.path(), place.insn(), true);
    }

    /** Whether the step that begins an operation may choose. */
    boolean ofOperation(int operation) {
        return from(program.parts().paths().root(operation), 0, false);
    }

    /** Follows the code through one access. */
    private boolean from(int path, int insn, boolean atAccess) {
        if (atAccess) {
            return local(path, insn + 1, new ArrayList<>());
        }
        List<int[]> accesses = new ArrayList<>();
        return local(path, insn, accesses) || accesses.stream().anyMatch(a -> local(a[0], a[1] + 1, new ArrayList<>()));
    }

    /** Follows local code up to the next accesses, which it adds. */
    private boolean local(int path, int insn, List<int[]> accesses) {
        Set<List<Integer>> seen = new HashSet<>();
        Deque<int[]> open = new ArrayDeque<>();
        open.add(new int[] {path, insn});
        while (!open.isEmpty()) {
            int[] at = open.remove();
            PathTable.Path p = paths.get(at[0]);
            MethodCode m = program.parts().methods().get(p.method());
            if (!seen.add(List.of(at[0], at[1])) || !program.parts().ranges().reachable(m.id(), at[1])) {
                continue;
            }
            Insn here = m.code().get(at[1]);
            if (here instanceof Insn.Choose) {
                return true;
            } else if (here instanceof Insn.Access) {
                accesses.add(at);
            } else if (here instanceof Insn.Call) {
                children.getOrDefault(List.of(at[0], at[1]), List.of()).forEach(c -> open.add(new int[] {c, 0}));
            } else if (here instanceof Insn.Return) {
                if (p.parent() >= 0) {
                    open.add(new int[] {p.parent(), p.call() + 1});
                }
            } else {
                Operands.next(here, at[1]).forEach(n -> open.add(new int[] {at[0], n}));
            }
        }
        return false;
    }
}
