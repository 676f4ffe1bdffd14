package org.pageproof.checker.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.pageproof.checker.steps.Meaning;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.analysis.LiveState;
import org.pageproof.checker.steps.analysis.PathTable;
import org.pageproof.checker.steps.ir.MethodCode;
import org.pageproof.checker.steps.load.ModelClass;
import org.pageproof.checker.steps.program.StepProgram;

/** The locals that a state stores of a CPU, with the names that the class files have for them. */
final class ShownLocals {
    private final ModelClass model;
    private final StepProgram program;

    ShownLocals(ModelClass model, StepProgram program) {
        this.model = model;
        this.program = program;
    }

    /** Such as {@code x = 3}; places of the operand stack have no names and are left out. Empty at rest. */
    List<String> of(State state, int cpu) {
        int location = state.location(cpu);
        List<String> all = new ArrayList<>();
        if (location != State.AT_REST) {
            List<LiveState.Stored> stored = program.parts().live().get(location).stored();
            for (int i = 0; i < stored.size(); i++) {
                long value = state.registers(cpu)[i];
                local(location, stored.get(i).register())
                        .ifPresent(v -> all.add(v.name + " = " + program.show(meaning(v), value)));
            }
        }
        return all;
    }

    private static Meaning meaning(LocalVariableNode local) {
        return switch (Type.getType(local.desc).getSort()) {
            case Type.BOOLEAN -> new Meaning.Bool();
            case Type.OBJECT, Type.ARRAY -> new Meaning.Reference();
            default -> new Meaning.Int();
        };
    }

    /** The variable that a register of the CPU's register file is at a location. */
    private Optional<LocalVariableNode> local(int location, int register) {
        PathTable.Place place = program.parts().paths().places().get(location);
        int path = place.path();
        int at = place.insn();
        while (path >= 0) {
            PathTable.Path p = program.parts().paths().paths().get(path);
            MethodCode code = program.parts().methods().get(p.method());
            if (register >= p.base()) {
                return register - p.base() < code.locals()
                        ? named(code, code.lines().get(at), register - p.base())
                        : Optional.empty();
            }
            at = p.call();
            path = p.parent();
        }
        return Optional.empty();
    }

    private Optional<LocalVariableNode> named(MethodCode code, int line, int index) {
        String simple = code.method().substring(0, code.method().indexOf('.'));
        String name = code.method().substring(code.method().indexOf('.') + 1);
        for (Map.Entry<String, byte[]> c : model.classFiles().entrySet()) {
            String last = c.getKey().substring(c.getKey().lastIndexOf('.') + 1);
            ClassNode node = last.substring(last.lastIndexOf('$') + 1).equals(simple)
                    ? model.node(c.getKey().replace('.', '/'))
                    : null;
            for (MethodNode m : node == null ? List.<MethodNode>of() : node.methods) {
                Optional<LocalVariableNode> found = m.name.equals(name) ? named(m, line, index) : Optional.empty();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The variable of that index that is there in a source line. */
    private static Optional<LocalVariableNode> named(MethodNode m, int line, int index) {
        List<LocalVariableNode> locals = m.localVariables == null ? List.of() : m.localVariables;
        for (AbstractInsnNode i : m.instructions) {
            if (i instanceof LineNumberNode l && l.line == line) {
                int here = m.instructions.indexOf(l);
                Optional<LocalVariableNode> found = locals.stream()
                        .filter(v -> v.index == index)
                        .filter(v -> m.instructions.indexOf(v.start) <= here && here < m.instructions.indexOf(v.end))
                        .findFirst();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
