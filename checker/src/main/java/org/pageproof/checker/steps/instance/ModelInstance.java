package org.pageproof.checker.steps.instance;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.ModelRefused;
import org.pageproof.checker.steps.Refusal;
import org.pageproof.checker.steps.load.ModelClass;
import org.pageproof.checker.steps.load.ModelNotFound;
import org.pageproof.checker.steps.world.World;
import org.pageproof.checker.steps.world.WorldBuilder;
import org.pageproof.machine.Param;

/** One instance of a model class. */
public final class ModelInstance {
    private final ModelClass modelClass;
    private final Class<?> type;
    private final Object model;
    private final @Nullable Field cpuArray;

    private ModelInstance(ModelClass modelClass, Class<?> type, Object model, @Nullable Field cpuArray) {
        this.modelClass = modelClass;
        this.type = type;
        this.model = model;
        this.cpuArray = cpuArray;
    }

    /**
     * The parameters of the model's constructor.
     *
     * @throws ModelRefused when there is not exactly one constructor with annotated parameters
     */
    public static List<ModelParameter> parameters(ModelClass modelClass) throws ModelRefused, ModelNotFound {
        List<ModelParameter> result = new ArrayList<>();
        for (Parameter p : constructor(modelClass).getParameters()) {
            Param param = p.getAnnotation(Param.class);
            if (param == null || !(p.getType() == int.class || p.getType() == boolean.class)) {
                throw refused(
                        modelClass,
                        "the constructor parameter " + p.getName(),
                        "annotate an int or boolean with @Param(\"name\")");
            }
            boolean isBoolean = p.getType() == boolean.class;
            result.add(new ModelParameter(
                    param.value(),
                    isBoolean ? Math.max(0, Math.min(param.min(), 0)) : param.min(),
                    isBoolean ? 1 : param.max(),
                    param.def()));
        }
        return result;
    }

    /**
     * Constructs the model; parameters that are not given have their defaults.
     *
     * @throws ModelRefused when the class is not a model, a value is out of range or the constructor fails
     */
    public static ModelInstance create(ModelClass modelClass, Map<String, Long> values)
            throws ModelRefused, ModelNotFound {
        Constructor<?> constructor = constructor(modelClass);
        List<ModelParameter> parameters = parameters(modelClass);
        Object[] arguments = new Object[parameters.size()];
        for (int i = 0; i < arguments.length; i++) {
            ModelParameter p = parameters.get(i);
            long value = values.getOrDefault(p.name(), p.byDefault());
            if (value < p.min() || value > p.max()) {
                throw refused(
                        modelClass,
                        "the parameter " + p.name() + " = " + value,
                        "give a value from " + p.min() + " to " + p.max());
            }
            boolean isBoolean = constructor.getParameterTypes()[i] == boolean.class;
            arguments[i] = isBoolean ? (Object) (value != 0) : (Object) (int) value;
        }
        Class<?> type = modelClass.load();
        return new ModelInstance(
                modelClass, type, construct(modelClass, constructor, arguments), cpuArray(modelClass, type));
    }

    private static Constructor<?> constructor(ModelClass modelClass) throws ModelRefused, ModelNotFound {
        Constructor<?>[] all = modelClass.load().getDeclaredConstructors();
        if (all.length != 1) {
            throw refused(modelClass, "a model class with " + all.length + " constructors", "leave exactly one");
        }
        all[0].setAccessible(true);
        return all[0];
    }

    private static Object construct(ModelClass modelClass, Constructor<?> constructor, Object[] arguments)
            throws ModelRefused {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            throw refused(
                    modelClass,
                    "its constructor fails with these parameters (" + cause + ")",
                    "give parameters that the model allows");
        } catch (ReflectiveOperationException | LinkageError e) {
            throw refused(modelClass, "it cannot be constructed (" + e + ")", "make it a concrete class");
        }
    }

    private static ModelRefused refused(ModelClass modelClass, String what, String advice) {
        String name = modelClass.className();
        String simple = name.substring(name.lastIndexOf('.') + 1);
        return new ModelRefused(List.of(new Refusal(simple, simple + ".java", 0, what, advice)));
    }

    /** The array field of the model whose element class is the first parameter of some operation. */
    private static @Nullable Field cpuArray(ModelClass modelClass, Class<?> type) throws ModelRefused, ModelNotFound {
        List<Class<?>> first = OperationFinder.firstParameters(modelClass, type);
        for (Field f : WorldBuilder.fields(type)) {
            Class<?> element = f.getType().getComponentType();
            if (element != null && first.contains(element) && !element.isPrimitive() && !element.isEnum()) {
                return f;
            }
        }
        return null;
    }

    public ModelClass modelClass() {
        return modelClass;
    }

    public Class<?> type() {
        return type;
    }

    public Object model() {
        return model;
    }

    /** The model's array of CPUs, or null when no operation has a CPU. */
    public @Nullable Field cpuArray() {
        return cpuArray;
    }

    /** The class of the CPUs, or null. */
    public @Nullable Class<?> cpuType() {
        return cpuArray == null ? null : cpuArray.getType().getComponentType();
    }

    /** The world of this instance; {@code statics} are objects that operations reach through static fields. */
    public World world(Map<String, Object> statics) {
        return WorldBuilder.build(model, statics, cpuArray);
    }
}
