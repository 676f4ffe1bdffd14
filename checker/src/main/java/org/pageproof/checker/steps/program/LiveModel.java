package org.pageproof.checker.steps.program;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.pageproof.checker.steps.ModelRefused;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.ToolError;
import org.pageproof.checker.steps.instance.ModelInstance;
import org.pageproof.checker.steps.load.ModelNotFound;
import org.pageproof.checker.steps.translate.Operation;
import org.pageproof.checker.steps.world.LiveReader;
import org.pageproof.checker.steps.world.LiveWriter;
import org.pageproof.checker.steps.world.World;

/** An instance of the model on this JVM: the very classes, to be run by real threads. */
public final class LiveModel {
    private final StepProgram program;
    private final World world;
    private final LiveReader reader;

    private LiveModel(StepProgram program, World world) {
        this.program = program;
        this.world = world;
        this.reader = new LiveReader(world, program.cpus());
    }

    static LiveModel create(StepProgram program) {
        StepProgram.Parts parts = program.parts();
        try {
            ModelInstance fresh = ModelInstance.create(parts.instance().modelClass(), parts.parameters());
            World world = fresh.world(parts.statics());
            if (world.size() != program.world().size()) {
                throw new ToolError("the model constructs a different world with the same parameters");
            }
            return new LiveModel(program, world);
        } catch (ModelRefused | ModelNotFound e) {
            throw new ToolError("the model cannot be constructed a second time: " + e.getMessage());
        }
    }

    /**
     * The value of a slot now. Whether a CPU is halted is not kept in the model: such slots read as 0.
     */
    public long read(int slot) {
        return reader.read(program.parts().slotTable().places().get(slot));
    }

    /** Brings the instance into a state to start in, before anything runs. */
    public void start(State start) {
        LiveWriter writer = new LiveWriter(world);
        for (Slot slot : program.slots()) {
            if (sees(slot.id()) && read(slot.id()) != start.slot(slot.id())) {
                writer.write(program.parts().slotTable().places().get(slot.id()), start.slot(slot.id()));
            }
        }
    }

    /** Whether {@link #read} sees the slot. */
    public boolean sees(int slot) {
        return program.slots().get(slot).kind() != Slot.Kind.HALTED;
    }

    /** The id in the world of an object of this instance. */
    public int id(Object object) {
        return world.id(object);
    }

    /**
     * Calls the operation on the calling thread and returns when it returns.
     *
     * @throws InvocationTargetException with what the operation threw
     */
    public void invoke(String operation, int cpu, List<Step.Argument> arguments) throws InvocationTargetException {
        Operation op = program.parts().operations().stream()
                .filter(o -> o.name().equals(operation))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no operation " + operation));
        Method method = op.method();
        Object[] values = new Object[method.getParameterCount()];
        int at = 0;
        if (op.cpu()) {
            values[at++] = world.object(world.cpus().get(cpu));
        }
        for (Step.Argument a : arguments) {
            values[at] = value(method.getParameterTypes()[at], a.value());
            at++;
        }
        try {
            method.setAccessible(true);
            method.invoke(world.model(), values);
        } catch (IllegalAccessException e) {
            throw new ToolError("cannot call " + method + ": " + e.getMessage());
        }
    }

    private Object value(Class<?> type, long value) {
        if (type == boolean.class) {
            return value != 0;
        } else if (type == int.class) {
            return (int) value;
        } else if (type == long.class) {
            return value;
        } else if (type == byte.class) {
            return (byte) value;
        } else if (type == short.class) {
            return (short) value;
        } else if (type == char.class) {
            return (char) value;
        }
        return world.object((int) value);
    }
}
