package org.pageproof.checker.steps.analysis;

import java.util.BitSet;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.ir.MethodCode;
import org.pageproof.checker.steps.ir.Operands;
import org.pageproof.checker.steps.ir.Targets;

/** Parameters that are always the CPU that runs the operation: handed on from call to call, and never assigned. */
final class SelfRegisters {
    private final BitSet[] self;

    private SelfRegisters(BitSet[] self) {
        this.self = self;
    }

    static SelfRegisters of(Input input) {
        int n = input.methods().size();
        BitSet[] self = new BitSet[n];
        for (MethodCode m : input.methods()) {
            self[m.id()] = new BitSet();
            m.parameterRegisters().forEach(self[m.id()]::set);
            for (Insn i : m.code()) {
                if (Operands.defined(i) >= 0) {
                    self[m.id()].clear(Operands.defined(i));
                }
            }
        }
        for (Input.Entry e : input.entries()) {
            MethodCode m = input.methods().get(e.method());
            int cpu = e.isStatic() ? 0 : 1;
            for (int i = 0; i < m.parameterRegisters().size(); i++) {
                if (!e.cpu() || i != cpu) {
                    self[m.id()].clear(m.parameterRegisters().get(i));
                }
            }
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (MethodCode m : input.methods()) {
                for (Insn i : m.code()) {
                    changed |= i instanceof Insn.Call c && passOn(input, self, m.id(), c);
                }
            }
        }
        return new SelfRegisters(self);
    }

    private static boolean passOn(Input input, BitSet[] self, int caller, Insn.Call c) {
        boolean changed = false;
        for (int target = 0; target < self.length; target++) {
            if (!mayReach(c.targets(), target, input.world().size())) {
                continue;
            }
            MethodCode m = input.methods().get(target);
            for (int a = 0; a < c.args().size(); a++) {
                int parameter = m.parameterRegisters().get(a);
                if (self[target].get(parameter) && !self[caller].get(c.args().get(a))) {
                    self[target].clear(parameter);
                    changed = true;
                }
            }
        }
        return changed;
    }

    private static boolean mayReach(Targets targets, int method, int objects) {
        if (targets.direct() >= 0) {
            return targets.direct() == method;
        }
        for (int id = 1; id <= objects; id++) {
            if (targets.of(id) == method) {
                return true;
            }
        }
        return false;
    }

    boolean isSelf(int method, int register) {
        return self[method].get(register);
    }
}
