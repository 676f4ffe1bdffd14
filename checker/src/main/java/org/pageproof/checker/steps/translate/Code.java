package org.pageproof.checker.steps.translate;

import java.util.ArrayList;
import java.util.List;
import org.pageproof.checker.steps.ir.Insn;

/** Instructions under construction: jump targets are indices of bytecode instructions until {@link #resolve}. */
final class Code {
    private final List<Insn> insns = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private final int[] starts;
    private int line;
    private int at;

    Code(int bytecodes) {
        starts = new int[bytecodes + 1];
    }

    void start(int bytecode) {
        at = bytecode;
        starts[bytecode] = insns.size();
    }

    void line(int number) {
        line = number;
    }

    int line() {
        return line;
    }

    /** The bytecode that is being translated. */
    int bytecode() {
        return at;
    }

    void add(Insn insn) {
        insns.add(insn);
        lines.add(line);
    }

    List<Integer> lines() {
        return List.copyOf(lines);
    }

    List<Insn> resolve() {
        List<Insn> result = new ArrayList<>(insns.size());
        for (Insn i : insns) {
            if (i instanceof Insn.Jump j) {
                result.add(new Insn.Jump(starts[j.target()]));
            } else if (i instanceof Insn.Branch b && b.target() >= 0) {
                result.add(new Insn.Branch(b.cond(), b.left(), b.right(), starts[b.target()]));
            } else if (i instanceof Insn.Branch b) {
                result.add(new Insn.Branch(b.cond(), b.left(), b.right(), result.size() - b.target()));
            } else if (i instanceof Insn.Switch s) {
                List<Integer> targets = s.targets().stream().map(t -> starts[t]).toList();
                result.add(new Insn.Switch(s.on(), s.keys(), targets, starts[s.otherwise()]));
            } else {
                result.add(i);
            }
        }
        return result;
    }
}
