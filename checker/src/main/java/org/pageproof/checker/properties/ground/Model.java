package org.pageproof.checker.properties.ground;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.analysis.Range;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.steps.world.Place;
import org.pageproof.checker.steps.world.Slots;
import org.pageproof.checker.steps.world.World;
import org.pageproof.checker.steps.world.WorldBuilder;
import org.pageproof.spec.scenario.ResolvedScenario;
import org.pageproof.spec.schema.Origin;

/**
 * A world with its slots, and the numbers of a scenario: everything against which properties are unrolled.
 */
public final class Model {
    private final World world;
    private final Inputs inputs;
    private final Pending pending;
    private final Slots slots;
    private final IntFunction<Range> ranges;
    private final Map<String, BigInteger> parameters = new LinkedHashMap<>();
    private final Map<String, BigInteger> constants;
    private final Map<Integer, Map<Field, Integer>> fieldSlots = new HashMap<>();
    private final Map<String, @Nullable Field> fields = new HashMap<>();
    private @Nullable AnyCpus anyCpus;

    /** Ghosts that may count CPUs: integers without bounds for any number of them. */
    private Set<Integer> counters = Set.of();

    /**
     * The model of a scenario.
     *
     * @param inputs what expressions read
     * @param ranges the values of each slot
     * @param parameters values of the model's parameters
     * @param constants values of the spec's constants
     */
    public Model(
            World world,
            Inputs inputs,
            Slots slots,
            IntFunction<Range> ranges,
            Map<String, Long> parameters,
            Map<String, BigInteger> constants) {
        this.world = world;
        this.inputs = inputs;
        this.pending = inputs.pending();
        this.slots = slots;
        this.ranges = ranges;
        parameters.forEach((name, value) -> this.parameters.put(name, BigInteger.valueOf(value)));
        this.constants = Map.copyOf(constants);
        List<Place> places = slots.places();
        for (int s = 0; s < places.size(); s++) {
            Place.Source source = places.get(s).source();
            if (source.field() != null) {
                fieldSlots
                        .computeIfAbsent(source.object(), o -> new HashMap<>())
                        .put(source.field(), s);
            }
        }
    }

    /** The model of a compiled scenario. */
    public static Model of(StepProgram program, ResolvedScenario scenario) {
        Inputs inputs = new Inputs(program);
        Model model = new Model(
                program.world(),
                inputs,
                program.parts().slotTable(),
                program.parts().slotRanges()::get,
                scenario.parameters(),
                scenario.constants());
        if (scenario.anyCpus()) {
            model.counters = program.slots().stream()
                    .filter(AnyCpus::canCount)
                    .map(Slot::id)
                    .filter(s -> IntStream.range(0, program.cpus())
                            .noneMatch(c -> program.owned(c).get(s)))
                    .collect(Collectors.toSet());
            model.anyCpus = new AnyCpus(program, inputs, scenario.spec().schema());
        }
        return model;
    }

    /** The CPUs of a scenario for any number of CPUs; null for other scenarios. */
    public @Nullable AnyCpus anyCpus() {
        return anyCpus;
    }

    public World world() {
        return world;
    }

    Inputs inputs() {
        return inputs;
    }

    Pending pending() {
        return pending;
    }

    Slots slots() {
        return slots;
    }

    Range range(int slot) {
        return counters.contains(slot) ? Range.join(AnyCpus.UNBOUNDED, ranges.apply(slot)) : ranges.apply(slot);
    }

    @Nullable
    BigInteger parameter(String name) {
        return parameters.get(name);
    }

    @Nullable
    BigInteger constant(String name) {
        return constants.get(name);
    }

    /** What a field of an object holds; null when the object has no such field. */
    @Nullable
    Spot field(int object, Origin origin) {
        Class<?> type = world.object(object).getClass();
        Field field = fields.computeIfAbsent(
                type.getName() + " " + origin.declaringClass() + " " + origin.field(), k -> find(type, origin));
        if (field == null) {
            return null;
        }
        Integer slot = fieldSlots.getOrDefault(object, Map.of()).get(field);
        if (slot != null) {
            return new Spot.OfSlot(slot, field.getType());
        }
        return spot(WorldBuilder.get(field, world.object(object)), field.getType());
    }

    private static @Nullable Field find(Class<?> type, Origin origin) {
        Field sameName = null;
        for (Field f : WorldBuilder.fields(type)) {
            if (f.getName().equals(origin.field())) {
                if (f.getDeclaringClass().getName().equals(origin.declaringClass())) {
                    return f;
                }
                sameName = f;
            }
        }
        return sameName;
    }

    /** The elements of an array of the world, in order. */
    List<Spot> elements(int array) {
        Object o = world.object(array);
        int length = Array.getLength(o);
        Class<?> type = o.getClass().getComponentType();
        int first = slots.first(array);
        Spot[] all = new Spot[length];
        for (int i = 0; i < length; i++) {
            all[i] = first >= 0 ? new Spot.OfSlot(first + i, type) : spot(Array.get(o, i), type);
        }
        return List.of(all);
    }

    private Spot spot(@Nullable Object value, Class<?> type) {
        if (value == null || type.isPrimitive() || value instanceof Number || value instanceof Boolean) {
            return new Spot.Fixed(world.encode(value), type);
        }
        return world.contains(value) ? new Spot.OfObject(world.id(value)) : new Spot.Fixed(0, type);
    }
}
