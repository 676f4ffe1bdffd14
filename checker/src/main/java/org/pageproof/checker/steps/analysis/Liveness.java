package org.pageproof.checker.steps.analysis;

import java.util.BitSet;
import java.util.List;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.ir.Operands;

/** Which registers may still be read: a register that may not counts as zero in a state. */
public final class Liveness {
    private final BitSet[] before;
    private final BitSet[] after;

    private Liveness(BitSet[] before, BitSet[] after) {
        this.before = before;
        this.after = after;
    }

    /** The liveness of a method's registers. */
    public static Liveness of(int registers, List<Insn> code) {
        int n = code.size();
        BitSet[] before = new BitSet[n + 1];
        BitSet[] after = new BitSet[n];
        for (int i = 0; i <= n; i++) {
            before[i] = new BitSet(registers);
        }
        for (int i = 0; i < n; i++) {
            after[i] = new BitSet(registers);
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = n - 1; i >= 0; i--) {
                Insn insn = code.get(i);
                for (int next : Operands.next(insn, i)) {
                    after[i].or(before[next]);
                }
                BitSet in = (BitSet) after[i].clone();
                int defined = Operands.defined(insn);
                if (defined >= 0) {
                    in.clear(defined);
                }
                for (int r : Operands.used(insn)) {
                    in.set(r);
                }
                if (!in.equals(before[i])) {
                    before[i] = in;
                    changed = true;
                }
            }
        }
        return new Liveness(before, after);
    }

    /** Live when the instruction is about to run, its operands included. */
    public BitSet before(int index) {
        return before[index];
    }

    /** Live when it has run, its result included if it is read. */
    public BitSet after(int index) {
        return after[index];
    }
}
