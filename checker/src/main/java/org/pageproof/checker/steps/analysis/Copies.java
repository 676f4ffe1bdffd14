package org.pageproof.checker.steps.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.ir.MethodCode;
import org.pageproof.checker.steps.ir.Operands;

/**
 * Reads a register through its copies: where a place of the operand stack holds the same value as a local variable, the
 * variable is read instead, and copies that nobody reads then disappear.
 *
 * <p>This keeps the states apart exactly as before: at a location the copy and its origin hold the same value, so it does
 * not matter which of the two is counted as live.
 */
public final class Copies {
    private Copies() {}

    /** The simplified method. */
    public static MethodCode remove(MethodCode method) {
        List<Insn> forwarded = forward(method);
        List<Insn> live = withoutDead(method, forwarded);
        return compact(method, live);
    }

    private static List<Insn> forward(MethodCode method) {
        List<Insn> code = method.code();
        int n = method.registers();
        int[] @Nullable [] origin = new int[code.size()][];
        Deque<Integer> open = new ArrayDeque<>();
        if (!code.isEmpty()) {
            origin[0] = identity(n);
            open.add(0);
        }
        while (!open.isEmpty()) {
            int at = open.remove();
            int[] in = origin[at];
            if (in == null) {
                continue;
            }
            int[] out = transfer(code.get(at), in);
            for (int next : Operands.next(code.get(at), at)) {
                int[] known = origin[next];
                int[] met = known == null ? out.clone() : meet(known, out);
                if (known == null || !java.util.Arrays.equals(met, known)) {
                    origin[next] = met;
                    open.add(next);
                }
            }
        }
        List<Insn> result = new ArrayList<>();
        for (int i = 0; i < code.size(); i++) {
            int[] in = origin[i];
            result.add(in == null ? new Insn.Nothing() : Operands.map(code.get(i), r -> in[r]));
        }
        return result;
    }

    private static int[] identity(int n) {
        int[] result = new int[n];
        for (int i = 0; i < n; i++) {
            result[i] = i;
        }
        return result;
    }

    private static int[] transfer(Insn insn, int[] in) {
        int to = Operands.defined(insn);
        if (to < 0) {
            return in;
        }
        int[] out = in.clone();
        int from = insn instanceof Insn.Move m ? in[m.from()] : to;
        for (int r = 0; r < out.length; r++) {
            if (out[r] == to) {
                out[r] = r;
            }
        }
        out[to] = from;
        return out;
    }

    private static int[] meet(int[] a, int[] b) {
        int[] result = new int[a.length];
        for (int r = 0; r < a.length; r++) {
            result[r] = a[r] == b[r] ? a[r] : r;
        }
        return result;
    }

    /**
     * Without the copies on the operand stack that nobody reads. A value that the program assigns to a local variable counts
     * as read even where the variable is never read: that is what the bytecode says, and it decides what is live.
     */
    private static List<Insn> withoutDead(MethodCode method, List<Insn> code) {
        Liveness liveness = Liveness.of(method.registers(), code);
        List<Insn> result = new ArrayList<>();
        for (int i = 0; i < code.size(); i++) {
            Insn insn = code.get(i);
            int to = Operands.defined(insn);
            boolean dead = to >= method.locals()
                    && Operands.isPure(insn)
                    && !liveness.after(i).get(to);
            boolean idle = insn instanceof Insn.Move m && m.from() == m.to();
            result.add(dead || idle ? new Insn.Nothing() : insn);
        }
        return result;
    }

    /**
     * Generated code that begins at an access executes it. Where a method begins, or goes on after a call, it must first see
     * whether the step has made its access already: an instruction stands between.
     */
    private static boolean needsGap(@Nullable Insn before, Insn insn) {
        return insn instanceof Insn.Access && (before == null || before instanceof Insn.Call);
    }

    private static MethodCode compact(MethodCode method, List<Insn> code) {
        int[] place = new int[code.size() + 1];
        int count = 0;
        Insn last = null;
        for (int i = 0; i < code.size(); i++) {
            place[i] = count;
            if (!(code.get(i) instanceof Insn.Nothing)) {
                count += needsGap(last, code.get(i)) ? 2 : 1;
                last = code.get(i);
            }
        }
        place[code.size()] = count;
        List<Insn> kept = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        for (int i = 0; i < code.size(); i++) {
            if (!(code.get(i) instanceof Insn.Nothing)) {
                if (needsGap(kept.isEmpty() ? null : kept.get(kept.size() - 1), code.get(i))) {
                    kept.add(new Insn.Nothing());
                    lines.add(method.lines().get(i));
                }
                kept.add(Operands.retarget(code.get(i), t -> place[t]));
                lines.add(method.lines().get(i));
            }
        }
        return new MethodCode(
                method.id(),
                method.function(),
                method.method(),
                method.file(),
                method.parameterRegisters(),
                method.locals(),
                method.registers(),
                List.copyOf(kept),
                List.copyOf(lines));
    }
}
