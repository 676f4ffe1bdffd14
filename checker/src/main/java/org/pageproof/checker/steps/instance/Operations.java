package org.pageproof.checker.steps.instance;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.Meaning;
import org.pageproof.checker.steps.ModelRefused;
import org.pageproof.checker.steps.Refusal;
import org.pageproof.checker.steps.load.ModelNotFound;
import org.pageproof.checker.steps.translate.Operation;
import org.pageproof.checker.steps.world.World;
import org.pageproof.checker.steps.world.WorldBuilder;
import org.pageproof.machine.Index;
import org.pageproof.machine.Range;

/** Works out what the parameters of operations range over. */
public final class Operations {
    private static final long MOST_VALUES = 100_000;

    private final ModelInstance instance;
    private final World world;

    private Operations(ModelInstance instance, World world) {
        this.instance = instance;
        this.world = world;
    }

    /**
     * The operations of a model, in source order. A parameter that nothing bounds has an empty list of values: a scenario
     * must bind it.
     *
     * @throws ModelRefused for a parameter of a type that no value can be named of
     */
    public static List<Operation> of(ModelInstance instance, World world) throws ModelRefused, ModelNotFound {
        List<Operation> result = new ArrayList<>();
        for (OperationFinder.Found f : OperationFinder.find(instance.modelClass(), instance.type())) {
            result.add(new Operations(instance, world).operation(f));
        }
        return result;
    }

    private Operation operation(OperationFinder.Found f) throws ModelRefused {
        Method m = f.method();
        boolean cpu = m.getParameterCount() > 0 && m.getParameterTypes()[0] == instance.cpuType();
        List<Operation.Parameter> parameters = new ArrayList<>();
        for (int i = cpu ? 1 : 0; i < m.getParameterCount(); i++) {
            parameters.add(parameter(f, i));
        }
        return new Operation(f.name(), m, f.code(), cpu, parameters);
    }

    private Operation.Parameter parameter(OperationFinder.Found f, int i) throws ModelRefused {
        String name = f.parameterNames().get(i);
        java.lang.reflect.Parameter p = f.method().getParameters()[i];
        Class<?> type = p.getType();
        if (type == boolean.class) {
            return new Operation.Parameter(name, List.of(0L, 1L), new Meaning.Bool(), null);
        } else if (type.isPrimitive() && type != float.class && type != double.class) {
            return integer(f, name, p);
        } else if (type.isPrimitive() || type == String.class) {
            throw refused(
                    f,
                    "the parameter " + name + " of type " + type.getSimpleName(),
                    "use int, boolean, an enum or an object");
        }
        if (type.isEnum()) {
            return new Operation.Parameter(name, constants(type), new Meaning.Reference(), null);
        }
        BitSet objects = world.instances(type);
        if (objects.isEmpty()) {
            throw refused(
                    f,
                    "the parameter " + name + " of class " + type.getSimpleName()
                            + ", of which the model has no object",
                    "create one in the constructor");
        }
        String home = rootArray(type);
        return new Operation.Parameter(name, inOrder(objects, home), new Meaning.Reference(), home);
    }

    /** Scenarios name the elements of the array by their places in it, and other objects not at all. */
    private List<Long> inOrder(BitSet objects, @Nullable String home) {
        Set<Long> ids = new LinkedHashSet<>();
        Object array = home == null ? null : rootField(home);
        for (int i = 0; array != null && i < Array.getLength(array); i++) {
            Object element = Array.get(array, i);
            if (element != null) {
                ids.add((long) world.id(element));
            }
        }
        objects.stream().forEach(id -> ids.add((long) id));
        return List.copyOf(ids);
    }

    private Operation.Parameter integer(OperationFinder.Found f, String name, java.lang.reflect.Parameter p)
            throws ModelRefused {
        Index index = p.getAnnotation(Index.class);
        Range range = p.getAnnotation(Range.class);
        if (index != null) {
            Object array = rootField(index.value());
            if (array == null || !array.getClass().isArray()) {
                throw refused(f, "@Index(\"" + index.value() + "\")", "name an array field of the model");
            }
            List<Long> indices =
                    LongStream.range(0, Array.getLength(array)).boxed().toList();
            return new Operation.Parameter(name, indices, new Meaning.Int(), index.value());
        } else if (range != null) {
            long[] bounds = bounds(p.getType());
            if (range.min() > range.max() || range.min() < bounds[0] || range.max() > bounds[1]) {
                throw refused(
                        f,
                        "@Range(min = " + range.min() + ", max = " + range.max() + ") of the parameter " + name,
                        "give values of the type " + p.getType() + ", the smallest first");
            } else if (range.max() - range.min() < 0 || range.max() - range.min() >= MOST_VALUES) {
                throw refused(
                        f,
                        "the parameter " + name + " with more than " + MOST_VALUES + " values",
                        "narrow its @Range, or bind it in the scenario");
            }
            List<Long> values =
                    LongStream.rangeClosed(range.min(), range.max()).boxed().toList();
            return new Operation.Parameter(name, values, new Meaning.Int(), null);
        }
        return new Operation.Parameter(name, List.of(), new Meaning.Int(), null);
    }

    /** All constants, as ids in the order of their ordinals; none yet while the world lacks them. */
    private List<Long> constants(Class<?> type) {
        List<Long> ids = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            if (world.contains(constant)) {
                ids.add((long) world.id(constant));
            }
        }
        return ids;
    }

    /** The enum constants that parameters range over and the world lacks, by name. */
    public static Map<String, Object> missing(World world, List<Operation> operations) {
        Map<String, Object> result = new LinkedHashMap<>();
        for (Operation o : operations) {
            for (Class<?> type : o.method().getParameterTypes()) {
                Object[] constants = type.isEnum() ? type.getEnumConstants() : new Object[0];
                for (Object c : constants) {
                    if (!world.contains(c)) {
                        result.put(type.getName() + "." + ((Enum<?>) c).name(), c);
                    }
                }
            }
        }
        return result;
    }

    private static long[] bounds(Class<?> type) {
        if (type == byte.class) {
            return new long[] {Byte.MIN_VALUE, Byte.MAX_VALUE};
        } else if (type == short.class) {
            return new long[] {Short.MIN_VALUE, Short.MAX_VALUE};
        } else if (type == char.class) {
            return new long[] {Character.MIN_VALUE, Character.MAX_VALUE};
        } else if (type == int.class) {
            return new long[] {Integer.MIN_VALUE, Integer.MAX_VALUE};
        }
        return new long[] {Long.MIN_VALUE, Long.MAX_VALUE};
    }

    private @Nullable Object rootField(String name) {
        for (Field field : WorldBuilder.fields(instance.type())) {
            if (field.getName().equals(name)) {
                return WorldBuilder.get(field, instance.model());
            }
        }
        return null;
    }

    private @Nullable String rootArray(Class<?> element) {
        for (Field field : WorldBuilder.fields(instance.type())) {
            if (!Modifier.isStatic(field.getModifiers()) && field.getType().getComponentType() == element) {
                return field.getName();
            }
        }
        return null;
    }

    private ModelRefused refused(OperationFinder.Found f, String what, String advice) {
        String file = f.code().owner().sourceFile;
        return new ModelRefused(List.of(new Refusal(
                instance.type().getSimpleName() + "." + f.method().getName(),
                file == null ? "?" : file,
                Lines.first(f.code().method()),
                what,
                advice)));
    }
}
