package org.pageproof.checker.steps.instance;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
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
        } else if (type == int.class || type == long.class) {
            return integer(f, name, p);
        } else if (type.isPrimitive() || type == String.class) {
            throw refused(
                    f,
                    "the parameter " + name + " of type " + type.getSimpleName(),
                    "use int, boolean, an enum or an object");
        }
        BitSet objects = world.instances(type);
        List<Long> ids = objects.stream().mapToObj(id -> (long) id).toList();
        return new Operation.Parameter(name, ids, new Meaning.Reference(), rootArray(type));
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
            List<Long> values =
                    LongStream.rangeClosed(range.min(), range.max()).boxed().toList();
            return new Operation.Parameter(name, values, new Meaning.Int(), null);
        }
        return new Operation.Parameter(name, List.of(), new Meaning.Int(), null);
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
                0,
                what,
                advice)));
    }
}
