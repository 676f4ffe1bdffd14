package org.pageproof.checker.live;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Which local variables of a method may still be read: one that may not counts as zero in a state. A backward analysis of the bytecode:
 * a load reads a variable, a store ends what was in it, whatever becomes of the value that was loaded.
 *
 * <p>Instructions are numbered from 0 in the order of the bytecode, without labels, line numbers and frames. Variables have their slots
 * as numbers; of a long, which takes two, only the first is ever said to be live.
 */
public final class Liveness {
    private final List<BitSet> before;
    private final List<BitSet> after;

    private Liveness(List<BitSet> before, List<BitSet> after) {
        this.before = before;
        this.after = after;
    }

    /**
     * The liveness of a method.
     *
     * @param kept variables that count as read where the method returns
     */
    public static Liveness of(MethodNode method, Set<Integer> kept) {
        InsnList code = method.instructions;
        int n = code.size();
        List<BitSet> before = sets(n + 1);
        List<BitSet> after = sets(n);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = n - 1; i >= 0; i--) {
                AbstractInsnNode insn = code.get(i);
                BitSet out = after.get(i);
                for (int next : next(method, insn, i)) {
                    out.or(before.get(next));
                }
                BitSet in = (BitSet) out.clone();
                transfer(insn, in, kept);
                if (!in.equals(before.get(i))) {
                    before.set(i, in);
                    changed = true;
                }
            }
        }
        List<BitSet> realBefore = new ArrayList<>();
        List<BitSet> realAfter = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            if (code.get(i).getOpcode() >= 0) {
                realBefore.add(before.get(i));
                realAfter.add(after.get(i));
            }
        }
        return new Liveness(realBefore, realAfter);
    }

    private static List<BitSet> sets(int n) {
        List<BitSet> all = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            all.add(new BitSet());
        }
        return all;
    }

    private static void transfer(AbstractInsnNode insn, BitSet live, Set<Integer> kept) {
        int opcode = insn.getOpcode();
        if (insn instanceof VarInsnNode v) {
            boolean load = opcode >= Opcodes.ILOAD && opcode <= Opcodes.ALOAD;
            live.set(v.var, load);
        } else if (insn instanceof IincInsnNode i) {
            live.set(i.var);
        } else if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            live.clear();
            kept.forEach(live::set);
        }
    }

    private static List<Integer> next(MethodNode method, AbstractInsnNode insn, int i) {
        InsnList code = method.instructions;
        int opcode = insn.getOpcode();
        List<Integer> all = new ArrayList<>();
        boolean ends = (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) || opcode == Opcodes.ATHROW;
        if (insn instanceof JumpInsnNode j) {
            all.add(code.indexOf(j.label));
            ends = opcode == Opcodes.GOTO;
        } else if (insn instanceof TableSwitchInsnNode s) {
            targets(code, s.labels, s.dflt, all);
            ends = true;
        } else if (insn instanceof LookupSwitchInsnNode s) {
            targets(code, s.labels, s.dflt, all);
            ends = true;
        }
        if (!ends) {
            all.add(i + 1);
        }
        for (TryCatchBlockNode t : method.tryCatchBlocks) {
            if (code.indexOf(t.start) <= i && i < code.indexOf(t.end)) {
                all.add(code.indexOf(t.handler));
            }
        }
        return all;
    }

    private static void targets(InsnList code, List<LabelNode> labels, LabelNode otherwise, List<Integer> all) {
        labels.forEach(l -> all.add(code.indexOf(l)));
        all.add(code.indexOf(otherwise));
    }

    /** The variables that are live when the instruction is about to run. */
    public BitSet before(int instruction) {
        return (BitSet) before.get(instruction).clone();
    }

    /** The variables that are live when the instruction has run; for a call, which reads none itself, also while it is open. */
    public BitSet after(int instruction) {
        return (BitSet) after.get(instruction).clone();
    }
}
