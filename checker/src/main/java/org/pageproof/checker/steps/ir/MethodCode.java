package org.pageproof.checker.steps.ir;

import java.util.List;

/**
 * The instructions of one method. Registers 0 .. {@code parameters} - 1 hold the arguments, the receiver first; a register
 * stands for a local variable or for a place of the operand stack.
 *
 * @param id dense over the program
 * @param function the hypervisor's name where the method is an operation, otherwise its Java name
 * @param method simple class name and method name
 * @param file source file name
 * @param parameterRegisters the register of each parameter
 * @param locals how many registers stand for local variables, the first ones; the others are places of the stack
 * @param registers how many registers it uses
 * @param code its instructions
 * @param lines the source line of each instruction
 */
public record MethodCode(
        int id,
        String function,
        String method,
        String file,
        List<Integer> parameterRegisters,
        int locals,
        int registers,
        List<Insn> code,
        List<Integer> lines) {
    public MethodCode withCode(List<Insn> replaced) {
        return new MethodCode(id, function, method, file, parameterRegisters, locals, registers, replaced, lines);
    }
}
