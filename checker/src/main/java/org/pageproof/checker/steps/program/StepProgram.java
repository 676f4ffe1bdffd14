package org.pageproof.checker.steps.program;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pageproof.checker.steps.Location;
import org.pageproof.checker.steps.Meaning;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.analysis.Effects;
import org.pageproof.checker.steps.analysis.LiveState;
import org.pageproof.checker.steps.analysis.PathTable;
import org.pageproof.checker.steps.analysis.Range;
import org.pageproof.checker.steps.analysis.Ranges;
import org.pageproof.checker.steps.instance.ModelInstance;
import org.pageproof.checker.steps.ir.MethodCode;
import org.pageproof.checker.steps.translate.Operation;
import org.pageproof.checker.steps.world.Arrays;
import org.pageproof.checker.steps.world.Slots;
import org.pageproof.checker.steps.world.World;

/**
 * A compiled model in one scenario: its world, its slots, its code and what each CPU runs. Immutable.
 *
 * <p>Step numbers: a step that executes the access of location l has number l; a step of operation o that makes no access
 * has number {@code placeCount + o}.
 */
public final class StepProgram {
    private final Parts parts;
    private final List<Location> locations;
    private final StateCodec codec;

    /**
     * Everything the compiler works out.
     *
     * @param operations those that some CPU runs
     * @param operationMethods the methods of all operations of the model
     */
    public record Parts(
            World world,
            Arrays arrays,
            Slots slotTable,
            List<Slot> slots,
            List<Range> slotRanges,
            List<List<Long>> starts,
            Set<String> chosen,
            List<MethodCode> methods,
            List<Operation> operations,
            Set<Integer> operationMethods,
            PathTable paths,
            List<LiveState> live,
            List<List<List<Start>>> programs,
            List<Boolean> repeats,
            CpuLocations cpuLocations,
            Layout layout,
            Ranges ranges,
            Effects effects,
            ModelInstance instance,
            Map<String, Long> parameters,
            Map<String, Object> statics,
            String fingerprint) {}

    StepProgram(Parts parts) {
        this.parts = parts;
        List<Location> all = new ArrayList<>();
        for (int l = 0; l < parts.paths().places().size(); l++) {
            all.add(parts.paths().location(l));
        }
        for (int o = 0; o < parts.operations().size(); o++) {
            MethodCode m = parts.methods()
                    .get(parts.paths().paths().get(parts.paths().root(o)).method());
            Location.Call call = new Location.Call(
                    m.function(),
                    m.method(),
                    m.file(),
                    m.lines().isEmpty() ? 0 : m.lines().get(0));
            all.add(new Location(all.size(), parts.operations().get(o).name(), List.of(call), ""));
        }
        this.locations = List.copyOf(all);
        this.codec = new StateCodec(parts.layout(), parts.slots(), parts.cpuLocations());
    }

    public World world() {
        return parts.world();
    }

    public List<Slot> slots() {
        return parts.slots();
    }

    /** Every location, then one entry per operation for its steps that make no access (with an empty access). */
    public List<Location> locations() {
        return locations;
    }

    /** The number under which searches know the step: that of its location, or of its operation. */
    public int number(Step step) {
        Location location = step.location();
        if (location != null) {
            return location.id();
        }
        return locations.stream()
                .filter(l -> l.access().isEmpty() && l.operation().equals(step.operation()))
                .findFirst()
                .orElseThrow()
                .id();
    }

    public int cpus() {
        return parts.programs().size();
    }

    /** The first state to start in. */
    public State initial() {
        return start(0);
    }

    /** Whether the states to start in were given, and need not be the one that the constructor leaves. */
    public boolean startsElsewhere() {
        return !parts.chosen().isEmpty();
    }

    /** In how many states it can start. */
    public int starts() {
        return parts.starts().size();
    }

    /** One of the states to start in: all CPUs are at rest. */
    public State start(int number) {
        int n = cpus();
        int[] at = new int[n];
        java.util.Arrays.fill(at, State.AT_REST);
        long[][] registers = new long[n][0];
        return new State(parts.starts().get(number).stream().mapToLong(v -> v).toArray(), new int[n], at, registers);
    }

    /** Every transition of the state in canonical order, by the interpreter. */
    public List<Outcome> outcomes(State state) {
        return new Interpreter(this).outcomes(state);
    }

    /** Longs per packed state. */
    public int words() {
        return parts.layout().words();
    }

    public void pack(State state, long[] to, int at) {
        codec.pack(state, to, at);
    }

    public State unpack(long[] from, int at) {
        return codec.unpack(from, at);
    }

    /** A hash of the model's code and parameters: two programs with one fingerprint have the same steps. */
    public String fingerprint() {
        return parts.fingerprint();
    }

    /** The slots that a step with that number may write. */
    public BitSet writes(int step) {
        return parts.effects().writes(step);
    }

    /** The slots that a step with that number may read. */
    public BitSet reads(int step) {
        return parts.effects().reads(step);
    }

    /** A fresh instance of the model on this JVM, in the initial state. */
    public LiveModel newLive() {
        return LiveModel.create(this);
    }

    /** How a value is shown to a person. */
    public String show(Meaning meaning, long value) {
        return Values.show(parts.world(), meaning, value);
    }

    /** The parts for engines that translate the program themselves. */
    public Parts parts() {
        return parts;
    }

    /** The slots that are a CPU's own: those that no other may touch, and its ghosts. */
    public BitSet owned(int cpu) {
        String object =
                world().cpus().isEmpty() ? " " : world().path(world().cpus().get(cpu)) + ".";
        BitSet all = new BitSet();
        slots().stream()
                .filter(s -> s.owner() == cpu
                        || (s.kind() == Slot.Kind.GHOST && s.path().startsWith(object)))
                .forEach(s -> all.set(s.id()));
        return all;
    }
}
