package org.pageproof.checker.steps.generate;

import java.util.ArrayList;
import java.util.List;
import org.pageproof.checker.steps.analysis.PathTable;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.ir.MethodCode;
import org.pageproof.checker.steps.ir.ObjectSet;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.machine.Tlb;

/** Call paths, locations and the packing of registers as plain arrays. */
final class CallTables {
    private final StepProgram.Parts parts;
    private final SegmentPlan plan;
    private final int[][] locations;
    private final int[][] children;
    private final int[] entries;
    private final int[] resumes;
    private final int[] resultRegisters;
    private final RestPlan[][] rests;
    private final List<ObjectSet> sets;
    private final int[][] tlbs;
    private final FinishPlan[] finishes;
    private final int[] bases;
    private final long[] selves;

    CallTables(StepProgram program, SegmentPlan plan) {
        this.parts = program.parts();
        this.plan = plan;
        this.sets = plan.objectSets();
        List<PathTable.Path> paths = parts.paths().paths();
        locations = new int[paths.size()][];
        children = new int[paths.size()][];
        entries = new int[paths.size()];
        resumes = new int[paths.size()];
        resultRegisters = new int[paths.size()];
        for (PathTable.Path p : paths) {
            path(p);
        }
        finishes = new FinishPlan[program.cpus()];
        rests = new RestPlan[program.cpus()][];
        for (int c = 0; c < program.cpus(); c++) {
            finishes[c] = new FinishPlan(parts, c);
            rests[c] = new RestPlan[parts.paths().places().size()];
            for (int l : parts.cpuLocations().of(c)) {
                rests[c][l] = new RestPlan(parts, c, l);
            }
        }
        bases = paths.stream().mapToInt(PathTable.Path::base).toArray();
        selves = program.world().cpus().stream().mapToLong(i -> i).toArray();
        tlbs = new int[program.world().size() + 1][];
        for (int id = 1; id <= program.world().size(); id++) {
            tlbs[id] = program.world().object(id) instanceof Tlb t ? new int[] {t.cpus(), t.pages()} : new int[0];
        }
    }

    private void path(PathTable.Path p) {
        MethodCode m = parts.methods().get(p.method());
        List<Integer> ofAccess = new ArrayList<>();
        List<Integer> ofCall = new ArrayList<>();
        for (int i = 0; i < m.code().size(); i++) {
            boolean reachable = parts.ranges().reachable(m.id(), i);
            if (m.code().get(i) instanceof Insn.Access) {
                ofAccess.add(reachable ? parts.paths().location(p.id(), i) : -1);
            } else if (m.code().get(i) instanceof Insn.Call c) {
                ofCall.add(
                        reachable && c.targets().direct() >= 0
                                ? child(p, c, c.targets().direct())
                                : -1);
            }
        }
        locations[p.id()] = ints(ofAccess);
        children[p.id()] = ints(ofCall);
        entries[p.id()] = plan.segment(p.method(), 0);
        if (p.parent() >= 0) {
            PathTable.Path parent = parts.paths().paths().get(p.parent());
            Insn.Call call =
                    (Insn.Call) parts.methods().get(parent.method()).code().get(p.call());
            resumes[p.id()] = plan.segment(parent.method(), p.call() + 1);
            resultRegisters[p.id()] = call.to() < 0 ? -1 : parent.base() + call.to();
        }
    }

    private int child(PathTable.Path p, Insn.Call c, int method) {
        return parts.paths().child(p.id(), c.site(), method);
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(i -> i).toArray();
    }

    int location(int path, int access) {
        return locations[path][access];
    }

    /** The path that the {@code call}-th call of the path's method leads to, or -1. */
    int child(int path, int call, long receiver) {
        int direct = children[path][call];
        if (direct >= 0) {
            return direct;
        }
        PathTable.Path p = parts.paths().paths().get(path);
        Insn.Call c = plan.call(p.method(), call);
        return child(p, c, c.targets().of((int) receiver));
    }

    int base(int path) {
        return bases[path];
    }

    long self(int cpu) {
        return selves[cpu];
    }

    int entry(int path) {
        return entries[path];
    }

    int resume(int path) {
        return resumes[path];
    }

    int resultRegister(int path) {
        return resultRegisters[path];
    }

    boolean contains(int set, long object) {
        return sets.get(set).contains(object);
    }

    int[] tlb(int id) {
        return tlbs[id];
    }

    int halted() {
        return parts.slotTable().halted();
    }

    void rest(StepContext c, int location) {
        rests[c.cpu][location].pack(c.state, c.registers);
    }

    void restore(StepContext c, int location) {
        rests[c.cpu][location].unpack(c.state, c.registers);
    }

    /** Puts the CPU at rest after its operation. */
    void finish(StepContext c) {
        finishes[c.cpu].apply(c.state);
    }

    static long mask(int bits) {
        return bits == 64 ? -1 : (1L << bits) - 1;
    }
}
