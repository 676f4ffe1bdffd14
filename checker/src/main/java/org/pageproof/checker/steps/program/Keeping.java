package org.pageproof.checker.steps.program;

import java.util.ArrayList;
import java.util.List;
import org.pageproof.checker.steps.KeptArguments;
import org.pageproof.checker.steps.ModelRefused;
import org.pageproof.checker.steps.Refusal;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.ir.MethodCode;
import org.pageproof.checker.steps.ir.Operands;

/** Makes the end of a call read arguments, so that they stay in the state until then. */
final class Keeping {
    private Keeping() {}

    /**
     * The method, with the arguments kept that are asked for.
     *
     * @param operation whether it is an operation
     * @throws ModelRefused when the method assigns to such a parameter: its value is then not the argument any more
     */
    static MethodCode of(MethodCode method, boolean operation, List<KeptArguments> all) throws ModelRefused {
        List<Integer> registers = new ArrayList<>();
        for (KeptArguments k : all) {
            int receiver = method.parameterRegisters().size() - k.parameters();
            boolean meant = operation == k.operation() && method.function().equals(k.function());
            if (meant && (receiver == 0 || receiver == 1)) {
                for (int n : k.numbers()) {
                    int register = method.parameterRegisters().get(receiver + n);
                    requireFixed(method, register, n);
                    if (!registers.contains(register)) {
                        registers.add(register);
                    }
                }
            }
        }
        if (registers.isEmpty()) {
            return method;
        }
        return method.withCode(method.code().stream()
                .map(i -> i instanceof Insn.Return r ? new Insn.Return(r.from(), registers) : i)
                .toList());
    }

    private static void requireFixed(MethodCode method, int register, int number) throws ModelRefused {
        for (int i = 0; i < method.code().size(); i++) {
            if (Operands.defined(method.code().get(i)) == register) {
                throw new ModelRefused(List.of(new Refusal(
                        method.method(),
                        method.file(),
                        method.lines().get(i),
                        "an assignment to parameter " + (number + 1)
                                + ", of which a property speaks when the call returns",
                        "use another local variable in the model, or write \"_\" for the argument in the property")));
            }
        }
    }
}
