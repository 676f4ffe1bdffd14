package org.pageproof.checker.properties;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
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

/** Which calls the steps of each number may begin or end: what their local code can come to, whatever the state. */
final class CallSites {
    private final StepProgram program;
    private final List<PathTable.Path> paths;
    private final Map<Long, List<Integer>> children = new HashMap<>();
    private final BitSet[] begins;
    private final BitSet[] ends;

    CallSites(StepProgram program) {
        this.program = program;
        this.paths = program.parts().paths().paths();
        for (PathTable.Path p : paths) {
            children.computeIfAbsent(key(p.parent(), p.call()), k -> new ArrayList<>())
                    .add(p.id());
        }
        int places = program.parts().paths().places().size();
        int steps = program.locations().size();
        this.begins = new BitSet[steps];
        this.ends = new BitSet[steps];
        for (int s = 0; s < steps; s++) {
            begins[s] = new BitSet();
            ends[s] = new BitSet();
        }
        for (int s = 0; s < places; s++) {
            PathTable.Place place = program.parts().paths().places().get(s);
            from(place.path(), place.insn() + 1, begins[s], ends[s]);
        }
        for (int o = 0; places + o < steps; o++) {
            int root = program.parts().paths().root(o);
            begins[places + o].set(paths.get(root).method());
            List<Integer> first = from(root, 0, begins[places + o], ends[places + o]);
            for (int s : first) {
                begins[s].or(begins[places + o]);
                ends[s].or(ends[places + o]);
            }
        }
    }

    /** Whether a step with this number may begin a call of one of the methods, or end one. */
    boolean may(int step, boolean returns, BitSet methods) {
        return (returns ? ends : begins)[step].intersects(methods);
    }

    private static long key(int path, int insn) {
        return (long) path << 32 | (insn & 0xffffffffL);
    }

    /** Follows local code up to the next accesses, which it returns. */
    private List<Integer> from(int path, int insn, BitSet begun, BitSet ended) {
        List<Integer> accesses = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        Deque<int[]> open = new ArrayDeque<>();
        open.add(new int[] {path, insn});
        while (!open.isEmpty()) {
            int[] at = open.remove();
            PathTable.Path p = paths.get(at[0]);
            MethodCode m = program.parts().methods().get(p.method());
            if (!seen.add(key(at[0], at[1])) || !program.parts().ranges().reachable(m.id(), at[1])) {
                continue;
            }
            Insn here = m.code().get(at[1]);
            if (here instanceof Insn.Access) {
                accesses.add(program.parts().paths().location(at[0], at[1]));
            } else if (here instanceof Insn.Call) {
                for (int child : children.getOrDefault(key(at[0], at[1]), List.of())) {
                    begun.set(paths.get(child).method());
                    open.add(new int[] {child, 0});
                }
            } else if (here instanceof Insn.Return) {
                ended.set(p.method());
                if (p.parent() >= 0) {
                    open.add(new int[] {p.parent(), p.call() + 1});
                }
            } else {
                for (int next : Operands.next(here, at[1])) {
                    open.add(new int[] {at[0], next});
                }
            }
        }
        return accesses;
    }
}
