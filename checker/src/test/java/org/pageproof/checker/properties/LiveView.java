package org.pageproof.checker.properties;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.live.Instance;
import org.pageproof.checker.live.LiveAccess;
import org.pageproof.checker.live.LiveCall;
import org.pageproof.checker.live.LiveCpu;
import org.pageproof.checker.live.LiveFunction;
import org.pageproof.checker.live.LiveMove;
import org.pageproof.checker.live.LiveState;
import org.pageproof.checker.live.LiveStep;
import org.pageproof.checker.live.Picture;
import org.pageproof.checker.live.Shape;
import org.pageproof.checker.steps.Location;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.analysis.PathTable;
import org.pageproof.checker.steps.ir.MethodCode;
import org.pageproof.checker.steps.program.Ahead;
import org.pageproof.checker.steps.program.CallEvent;
import org.pageproof.checker.steps.program.Interpreter.Told;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.steps.world.LiveWriter;
import org.pageproof.checker.steps.world.Place;
import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Word;
import org.pageproof.machine.WordPair;
import org.pageproof.spec.schema.EnumType;
import org.pageproof.spec.schema.ModelSchema;
import org.pageproof.spec.schema.RefType;
import org.pageproof.spec.schema.Signature;
import org.pageproof.spec.schema.ValueType;

/** The states, steps and calls of a step program as one sees them who looks at the objects of the model. */
final class LiveView {
    private final StepProgram program;
    private final ModelSchema schema;
    private final Shape shape;
    private final Instance instance;
    private final LiveWriter writer;

    LiveView(StepProgram program, ModelSchema schema) {
        this.program = program;
        this.schema = schema;
        this.shape = Shape.of(program.world().model());
        this.instance = new Instance(shape, program.world().model());
        this.writer = new LiveWriter(program.world());
    }

    Shape shape() {
        return shape;
    }

    BitSet methods() {
        BitSet all = new BitSet();
        all.set(0, program.parts().methods().size());
        return all;
    }

    LiveState state(State s) {
        List<LiveCpu> cpus = new ArrayList<>();
        for (int c = 0; c < s.cpus(); c++) {
            int at = s.location(c);
            List<LiveFunction> open =
                    at == State.AT_REST ? List.of() : open(program.locations().get(at));
            cpus.add(new LiveCpu(s.position(c), false, open, ahead(s, c), Picture.EMPTY));
        }
        return new LiveState(picture(s), cpus);
    }

    private @Nullable LiveAccess ahead(State s, int cpu) {
        if (s.location(cpu) == State.AT_REST) {
            return null;
        }
        String kind = program.locations().get(s.location(cpu)).access();
        long receiver = Ahead.receiver(program, s, cpu);
        Object object = kind.startsWith("Machine.") || receiver == 0
                ? null
                : program.world().object((int) receiver);
        return new LiveAccess(kind, object == null ? 0 : instance.number(object));
    }

    LiveStep step(State before, Told told, State next) {
        Step step = told.outcome().step();
        Location location = program.locations().get(program.number(step));
        Step.Event event = step.access();
        return new LiveStep(
                state(before),
                state(next),
                new LiveMove(step.cpu(), null, step.choices()),
                open(location),
                event == null ? null : access(event),
                told.events().stream().map(this::call).toList());
    }

    private Picture picture(State s) {
        for (Slot slot : program.slots()) {
            Place place = program.parts().slotTable().places().get(slot.id());
            long value = s.slot(slot.id());
            if (slot.kind() == Slot.Kind.LOCK) {
                int cpus = program.cpus();
                SpinLock lock = (SpinLock) program.world().object(place.source().object());
                lock.poke(value == 0 ? -1 : (int) ((value - 1) % cpus), (int) ((value + cpus - 1) / cpus));
            } else if (slot.kind() != Slot.Kind.HALTED) {
                writer.write(place, value);
            }
        }
        return instance.picture();
    }

    private List<LiveFunction> open(Location location) {
        return location.path().stream()
                .map(c -> new LiveFunction(c.function(), false, -1))
                .toList();
    }

    private LiveAccess access(Step.Event event) {
        if (event.slots().isEmpty() || event.kind().startsWith("Machine.")) {
            return new LiveAccess(event.kind(), 0);
        }
        Place place = program.parts().slotTable().places().get(event.slots().get(0));
        Object o = program.world().object(place.source().object());
        if (o instanceof Word w && event.kind().startsWith("WordPair.")) {
            WordPair pair = w.pair();
            return new LiveAccess(event.kind(), instance.number(pair));
        }
        return new LiveAccess(event.kind(), instance.number(o));
    }

    private LiveCall call(CallEvent e) {
        PathTable.Path path = program.parts().paths().paths().get(e.path());
        MethodCode method = program.parts().methods().get(path.method());
        boolean operation = program.parts().operationMethods().contains(method.id());
        int registers = method.parameterRegisters().size();
        Signature signature = signature(method.function(), operation, registers - 1);
        signature = signature == null ? signature(method.function(), operation, registers) : signature;
        List<Long> arguments = new ArrayList<>();
        long result = e.result();
        if (signature != null) {
            int receiver = registers - signature.parameters().size();
            for (int i = receiver; i < registers; i++) {
                arguments.add(value(
                        e.arguments().get(i),
                        signature.parameters().get(i - receiver).type()));
            }
            result = value(result, signature.result());
        }
        List<LiveFunction> open = new ArrayList<>();
        for (int p = e.path();
                p >= 0;
                p = program.parts().paths().paths().get(p).parent()) {
            int m = program.parts().paths().paths().get(p).method();
            open.add(0, new LiveFunction(program.parts().methods().get(m).function(), false, -1));
        }
        return new LiveCall(
                new LiveFunction(method.function(), operation, arguments.size()),
                e.returns(),
                arguments,
                result,
                picture(e.state()),
                open);
    }

    private @Nullable Signature signature(String function, boolean operation, int parameters) {
        return schema.signatures(function).stream()
                .filter(s -> s.operation() == operation && s.parameters().size() == parameters)
                .findFirst()
                .orElse(null);
    }

    private long value(long register, @Nullable ValueType type) {
        boolean object = register > 0 && register <= program.world().size();
        if (type instanceof RefType) {
            return object ? instance.number(program.world().object((int) register)) : 0;
        } else if (type instanceof EnumType) {
            return object && program.world().object((int) register) instanceof Enum<?> e ? ordinal(e) : -1;
        }
        return register;
    }

    @SuppressWarnings("EnumOrdinal") // specs speak of constants by ordinal
    private static long ordinal(Enum<?> e) {
        return e.ordinal();
    }
}
