package org.pageproof.checker.steps.program;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.pageproof.checker.steps.CpuProgram;
import org.pageproof.checker.steps.KeptArguments;
import org.pageproof.checker.steps.ModelRefused;
import org.pageproof.checker.steps.Refusal;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.analysis.AssumePlaces;
import org.pageproof.checker.steps.analysis.Copies;
import org.pageproof.checker.steps.analysis.Effects;
import org.pageproof.checker.steps.analysis.GhostFlow;
import org.pageproof.checker.steps.analysis.Input;
import org.pageproof.checker.steps.analysis.LiveState;
import org.pageproof.checker.steps.analysis.LiveStates;
import org.pageproof.checker.steps.analysis.PathTable;
import org.pageproof.checker.steps.analysis.Range;
import org.pageproof.checker.steps.analysis.Ranges;
import org.pageproof.checker.steps.instance.ModelInstance;
import org.pageproof.checker.steps.instance.Operations;
import org.pageproof.checker.steps.ir.AccessKind;
import org.pageproof.checker.steps.ir.MethodCode;
import org.pageproof.checker.steps.load.ModelClass;
import org.pageproof.checker.steps.load.ModelNotFound;
import org.pageproof.checker.steps.translate.Operation;
import org.pageproof.checker.steps.translate.Translation;
import org.pageproof.checker.steps.world.Arrays;
import org.pageproof.checker.steps.world.LiveReader;
import org.pageproof.checker.steps.world.Place;
import org.pageproof.checker.steps.world.SlotBuilder;
import org.pageproof.checker.steps.world.Slots;
import org.pageproof.checker.steps.world.World;

/** Compiles a model class for one scenario. */
public final class StepCompiler {
    private final ModelInstance instance;
    private final List<CpuProgram> programs;
    private final Map<String, Long> parameters;
    private final List<KeptArguments> kept;
    private final List<Map<String, Long>> starts;
    private final boolean everyOperation;
    private final Map<String, Object> statics = new LinkedHashMap<>();
    private World world;
    private List<Operation> operations = List.of();

    private StepCompiler(
            ModelInstance instance,
            Map<String, Long> parameters,
            List<CpuProgram> programs,
            List<KeptArguments> kept,
            List<Map<String, Long>> starts,
            boolean everyOperation) {
        this.everyOperation = everyOperation;
        this.kept = kept;
        this.starts = starts;
        this.instance = instance;
        this.parameters = Map.copyOf(parameters);
        this.programs = programs;
        this.world = instance.world(Map.of());
    }

    /** As {@link #compile(ModelClass, Map, List, List, List)}, without kept arguments and from the constructor's state. */
    public static StepProgram compile(ModelClass model, Map<String, Long> parameters, List<CpuProgram> programs)
            throws ModelRefused, ModelNotFound {
        return compile(model, parameters, programs, List.of(), List.of());
    }

    /**
     * The step program.
     *
     * @param parameters values of the constructor's parameters; the others have their defaults
     * @param programs what each CPU runs
     * @param kept arguments that stay in the state until their calls end
     * @param starts the states to start in, by the paths of the slots that are not as the constructor leaves them; empty for
     *     the constructor's state alone
     * @throws ModelRefused when the model contains something that is not supported, or does not fit the scenario
     * @throws ModelNotFound when a class of it cannot be loaded
     */
    public static StepProgram compile(
            ModelClass model,
            Map<String, Long> parameters,
            List<CpuProgram> programs,
            List<KeptArguments> kept,
            List<Map<String, Long>> starts)
            throws ModelRefused, ModelNotFound {
        return compile(model, parameters, programs, kept, starts, !starts.isEmpty());
    }

    /** As {@link #compile(ModelClass, Map, List, List, List)}, for a scenario whose states to start in are still to be found. */
    public static StepProgram compileToFindStarts(
            ModelClass model, Map<String, Long> parameters, List<CpuProgram> programs, List<KeptArguments> kept)
            throws ModelRefused, ModelNotFound {
        return compile(model, parameters, programs, kept, List.of(), true);
    }

    private static StepProgram compile(
            ModelClass model,
            Map<String, Long> parameters,
            List<CpuProgram> programs,
            List<KeptArguments> kept,
            List<Map<String, Long>> starts,
            boolean everyOperation)
            throws ModelRefused, ModelNotFound {
        try {
            ModelInstance instance = ModelInstance.create(model, parameters);
            return new StepCompiler(instance, parameters, programs, kept, starts, everyOperation).compile();
        } catch (LinkageError e) {
            throw new ModelNotFound("model " + model.model() + ": a class that it uses cannot be loaded: "
                    + e.getMessage() + "; put it on the model path");
        }
    }

    private StepProgram compile() throws ModelRefused, ModelNotFound {
        if (instance.cpuArray() != null && world.cpus().size() != programs.size()) {
            throw refused(
                    "a scenario with " + programs.size() + " CPUs for a model that was constructed with "
                            + world.cpus().size(),
                    "let the scenario's CPUs and the model's parameters agree");
        }
        Translation translation = translate();
        Fingerprint fingerprint =
                Fingerprint.of(instance.modelClass(), world, translation.classes(), new TreeMap<>(parameters));
        Set<Integer> operationMethods = Set.copyOf(translation.entries());
        List<Integer> entryMethods = keepCalled(translation.entries());
        List<MethodCode> methods = new ArrayList<>();
        for (MethodCode m : translation.methods()) {
            methods.add(Keeping.of(Copies.remove(m), operationMethods.contains(m.id()), kept));
        }
        Arrays arrays = new Arrays(world);
        boolean halts = translation.used().contains(AccessKind.HALT)
                || translation.used().contains(AccessKind.RESUME);
        BitSet stored = new BitSet();
        while (true) {
            List<Refusal> refusals = new ArrayList<>();
            Slots slots = SlotBuilder.build(
                    world,
                    programs.size(),
                    translation.fields().written(),
                    stored,
                    halts,
                    (field, object, slot) -> translation.fields().of(field).setSlot(object, slot),
                    translation.fields()::refusal,
                    refusals);
            LiveReader reader = new LiveReader(world, programs.size());
            List<Long> initial = slots.places().stream().map(reader::read).toList();
            List<List<Long>> all = starts(slots, initial);
            all.forEach(start -> requireLegal(slots, start, refusals));
            if (!refusals.isEmpty()) {
                throw new ModelRefused(refusals);
            }
            Input input = new Input(world, arrays, slots, methods, entries(entryMethods), all);
            Ranges ranges = Ranges.of(input);
            if (ranges.storedArrays().equals(stored)) {
                return finish(input, ranges, operationMethods, fingerprint);
            }
            stored = ranges.storedArrays();
        }
    }

    private List<List<Long>> starts(Slots slots, List<Long> constructed) {
        List<List<Long>> all = new ArrayList<>();
        for (Map<String, Long> start : starts) {
            List<Long> values = new ArrayList<>();
            for (int s = 0; s < constructed.size(); s++) {
                values.add(start.getOrDefault(slots.places().get(s).path(), constructed.get(s)));
            }
            all.add(values);
        }
        return all.isEmpty() ? List.of(constructed) : all;
    }

    private void requireLegal(Slots slots, List<Long> initial, List<Refusal> refusals) {
        for (int s = 0; s < initial.size(); s++) {
            Place p = slots.places().get(s);
            long value = initial.get(s);
            boolean none = p.kind() == Slot.Kind.CELL && value == 0;
            if (p.bounded() && !none && (value < p.low() || value > p.high())) {
                String what = p.kind() == Slot.Kind.LOCK
                        ? "the lock " + p.path() + " is held at the start"
                        : "the initial value " + value + " of " + p.path() + ", whose range is " + p.low() + " to "
                                + p.high();
                refusals.addAll(refused(what, "let the constructor leave it in a legal state")
                        .refusals());
            }
        }
    }

    private Translation translate() throws ModelRefused, ModelNotFound {
        while (true) {
            operations = Operations.of(instance, world);
            Translation.Attempt attempt = Translation.translate(instance.modelClass(), world, operations);
            Map<String, Object> missing = new LinkedHashMap<>(attempt.missing());
            missing.putAll(Operations.missing(world, operations));
            statics.putAll(attempt.statics());
            if (missing.isEmpty()) {
                return attempt.translation();
            }
            statics.putAll(missing);
            world = instance.world(statics);
        }
    }

    /** Leaves out the operations that no CPU runs, so that nothing is worked out about them; the methods of the others. */
    private List<Integer> keepCalled(List<Integer> entries) throws ModelRefused {
        // What only other operations write may still differ at the start.
        Set<String> called = new LinkedHashSet<>();
        programs.forEach(p -> p.positions().forEach(calls -> calls.forEach(c -> called.add(c.operation()))));
        List<String> names = operations.stream().map(Operation::name).toList();
        for (String name : called) {
            if (!names.contains(name)) {
                throw refused("no operation " + name, "name one of " + names);
            }
        }
        List<Integer> kept = IntStream.range(0, names.size())
                .filter(o -> everyOperation || called.contains(names.get(o)))
                .boxed()
                .toList();
        operations = kept.stream().map(operations::get).toList();
        return kept.stream().map(entries::get).toList();
    }

    private List<Input.Entry> entries(List<Integer> methods) {
        List<Input.Entry> result = new ArrayList<>();
        for (int o = 0; o < operations.size(); o++) {
            Operation op = operations.get(o);
            boolean isStatic = Modifier.isStatic(op.method().getModifiers());
            List<Range> parameters = new ArrayList<>();
            if (!isStatic) {
                parameters.add(Range.only(world.id(world.model())));
            }
            if (op.cpu()) {
                parameters.add(ParameterRanges.of(
                        world.cpus().stream().map(c -> (long) c).toList(), true));
            }
            for (Operation.Parameter p : op.parameters()) {
                parameters.add(ParameterRanges.of(op, p, programs));
            }
            result.add(new Input.Entry(methods.get(o), isStatic, op.cpu(), parameters));
        }
        return result;
    }

    private StepProgram finish(Input input, Ranges ranges, Set<Integer> operationMethods, Fingerprint fingerprint)
            throws ModelRefused {
        GhostFlow.check(input, ranges);
        AssumePlaces.check(input, ranges);
        List<String> names = operations.stream().map(Operation::name).toList();
        PathTable paths = PathTable.of(input, ranges, names);
        List<LiveState> live = LiveStates.of(input, ranges, paths);
        List<Slot> slots = new ArrayList<>();
        List<Range> slotRanges = new ArrayList<>();
        for (int s = 0; s < input.slots().places().size(); s++) {
            Place p = input.slots().places().get(s);
            Range r = ranges.slot(s);
            slotRanges.add(r);
            slots.add(new Slot(s, p.path(), p.kind(), p.owner(), r.min(), r.max(), p.meaning()));
        }
        Starts starts = new Starts(world, operations, input, paths);
        List<List<List<Start>>> all = new ArrayList<>();
        List<Boolean> repeats = new ArrayList<>();
        List<List<Integer>> reachable = new ArrayList<>();
        for (CpuProgram p : programs) {
            List<List<Start>> positions = starts.of(p);
            all.add(positions);
            repeats.add(p.repeats());
            reachable.add(starts.locations(positions));
        }
        List<Integer> positionCounts = new ArrayList<>();
        List<List<LiveState>> liveOfCpu = new ArrayList<>();
        for (int c = 0; c < programs.size(); c++) {
            positionCounts.add(all.get(c).size() + (repeats.get(c) ? 0 : 1));
            liveOfCpu.add(reachable.get(c).stream().map(live::get).toList());
        }
        Layout layout = Layout.of(slotRanges, positionCounts, liveOfCpu);
        return new StepProgram(new StepProgram.Parts(
                world,
                input.arrays(),
                input.slots(),
                slots,
                slotRanges,
                input.starts(),
                this.starts.isEmpty() ? Set.of() : this.starts.get(0).keySet(),
                input.methods(),
                operations,
                operationMethods,
                paths,
                live,
                all,
                repeats,
                new CpuLocations(reachable, paths.places().size()),
                layout,
                ranges,
                Effects.of(input, ranges, paths),
                instance,
                parameters,
                statics,
                fingerprint.text()));
    }

    private ModelRefused refused(String what, String advice) {
        String name = instance.type().getSimpleName();
        return new ModelRefused(List.of(new Refusal(name, name + ".java", 0, what, advice)));
    }
}
