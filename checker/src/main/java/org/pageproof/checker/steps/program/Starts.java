package org.pageproof.checker.steps.program;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pageproof.checker.steps.CpuProgram;
import org.pageproof.checker.steps.Meaning;
import org.pageproof.checker.steps.ModelRefused;
import org.pageproof.checker.steps.Refusal;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.analysis.Input;
import org.pageproof.checker.steps.analysis.PathTable;
import org.pageproof.checker.steps.ir.MethodCode;
import org.pageproof.checker.steps.translate.Operation;
import org.pageproof.checker.steps.world.World;

/** Enumerates the ways to begin an operation: every combination of argument values, the last parameter varying fastest. */
final class Starts {
    private final World world;
    private final List<Operation> operations;
    private final Input input;
    private final PathTable paths;

    Starts(World world, List<Operation> operations, Input input, PathTable paths) {
        this.world = world;
        this.operations = operations;
        this.input = input;
        this.paths = paths;
    }

    List<List<Start>> of(CpuProgram program) throws ModelRefused {
        List<List<Start>> positions = new ArrayList<>();
        for (List<CpuProgram.Call> alternatives : program.positions()) {
            List<Start> starts = new ArrayList<>();
            for (CpuProgram.Call call : alternatives) {
                add(call, starts);
            }
            positions.add(starts);
        }
        return positions;
    }

    /** The locations of the operations that can be started, in order. */
    List<Integer> locations(List<List<Start>> positions) {
        Set<Integer> started = new HashSet<>();
        positions.forEach(p -> p.forEach(s -> started.add(s.operation())));
        List<Integer> result = new ArrayList<>();
        for (int l = 0; l < paths.places().size(); l++) {
            int path = paths.places().get(l).path();
            if (started.contains(paths.paths().get(path).operation())) {
                result.add(l);
            }
        }
        return result;
    }

    private void add(CpuProgram.Call call, List<Start> starts) throws ModelRefused {
        int operation = operations.stream().map(Operation::name).toList().indexOf(call.operation());
        combine(operation, call, new ArrayList<>(), starts);
    }

    private void combine(int operation, CpuProgram.Call call, List<Long> chosen, List<Start> starts)
            throws ModelRefused {
        Operation op = operations.get(operation);
        if (chosen.size() == op.parameters().size()) {
            starts.add(start(operation, chosen));
            return;
        }
        for (long value : values(operation, op.parameters().get(chosen.size()), call)) {
            List<Long> longer = new ArrayList<>(chosen);
            longer.add(value);
            combine(operation, call, longer, starts);
        }
    }

    private List<Long> values(int operation, Operation.Parameter p, CpuProgram.Call call) throws ModelRefused {
        List<Long> bound = call.bindings().get(p.name());
        if (bound == null) {
            if (p.values().isEmpty()) {
                MethodCode m = input.methods()
                        .get(paths.paths().get(paths.root(operation)).method());
                throw new ModelRefused(List.of(new Refusal(
                        m.method(),
                        m.file(),
                        m.lines().get(0),
                        "the unbounded int parameter " + p.name(),
                        "annotate it with @Index or @Range, or bind it in the scenario")));
            }
            return p.values();
        }
        boolean reference = p.meaning() instanceof Meaning.Reference;
        return reference ? bound.stream().map(i -> p.values().get(i.intValue())).toList() : bound;
    }

    private Start start(int operation, List<Long> values) {
        Operation op = operations.get(operation);
        int path = paths.root(operation);
        List<Integer> parameters =
                input.methods().get(paths.paths().get(path).method()).parameterRegisters();
        List<Integer> registers = new ArrayList<>();
        List<Long> initial = new ArrayList<>();
        int at = 0;
        if (!Modifier.isStatic(op.method().getModifiers())) {
            registers.add(parameters.get(at++));
            initial.add((long) world.id(world.model()));
        }
        int self = op.cpu() ? parameters.get(at++) : -1;
        List<Step.Argument> arguments = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            registers.add(parameters.get(at++));
            initial.add(values.get(i));
            Operation.Parameter p = op.parameters().get(i);
            arguments.add(new Step.Argument(p.name(), values.get(i), p.meaning()));
        }
        return new Start(operation, path, registers, initial, self, arguments);
    }
}
