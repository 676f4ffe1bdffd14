package org.pageproof.checker.steps.instance;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
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
        for (Parameter p : named(modelClass).getParameters()) {
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
                    isBoolean,
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
        Constructor<?> named = named(modelClass);
        List<ModelParameter> parameters = parameters(modelClass);
        Object[] arguments = new Object[parameters.size()];
        for (int i = 0; i < arguments.length; i++) {
            ModelParameter p = parameters.get(i);
            long value = values.getOrDefault(p.name(), p.byDefault());
            if (value < p.min() || value > p.max()) {
                throw new ModelRefused.NotAllowed(at(
                        modelClass,
                        "the parameter " + p.name() + " = " + value,
                        "give a value from " + p.min() + " to " + p.max()));
            }
            boolean isBoolean = named.getParameterTypes()[i] == boolean.class;
            arguments[i] = isBoolean ? (Object) (value != 0) : (Object) (int) value;
        }
        Class<?> type = modelClass.load();
        boolean bundled = !named.equals(constructor);
        Object[] given = bundled ? new Object[] {construct(modelClass, named, arguments)} : arguments;
        Object model = construct(modelClass, constructor, given);
        Field cpuArray = cpuArray(modelClass, type);
        requireCpus(modelClass, model, cpuArray);
        return new ModelInstance(modelClass, type, model, cpuArray);
    }

    /** The constructor that has the parameters: the model's own, or that of the record that it takes them in. */
    private static Constructor<?> named(ModelClass modelClass) throws ModelRefused, ModelNotFound {
        Constructor<?> own = constructor(modelClass);
        if (own.getParameterCount() != 1 || !own.getParameterTypes()[0].isRecord()) {
            return own;
        }
        Class<?> bundle = own.getParameterTypes()[0];
        Class<?>[] components = Arrays.stream(bundle.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> canonical = bundle.getDeclaredConstructor(components);
            canonical.setAccessible(true);
            return canonical;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its constructor: " + bundle, e);
        }
    }

    private static Constructor<?> constructor(ModelClass modelClass) throws ModelRefused, ModelNotFound {
        Constructor<?>[] all;
        try {
            all = modelClass.load().getDeclaredConstructors();
        } catch (LinkageError e) {
            throw new ModelNotFound("model " + modelClass.model() + ": a class that it uses cannot be loaded: "
                    + e.getMessage() + "; put it on the model path");
        }
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
            Throwable cause = Objects.requireNonNull(e.getCause());
            Refusal failure = failure(modelClass, cause);
            throw isRefusal(cause) ? new ModelRefused.NotAllowed(failure) : new ModelRefused(List.of(failure));
        } catch (InstantiationException | IllegalArgumentException e) {
            throw refused(modelClass, "an abstract class or enum as a model", "annotate a concrete class with @Model");
        } catch (IllegalAccessException | LinkageError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ModelRefused(List.of(failure(modelClass, cause)));
        }
    }

    /** An IllegalArgumentException with a message is how a model says that it does not allow its parameters. */
    private static boolean isRefusal(Throwable cause) {
        String message = cause.getMessage();
        return cause instanceof IllegalArgumentException && message != null && !message.isEmpty();
    }

    /** Says where in the model's own code a constructor or a static initialiser threw. */
    private static Refusal failure(ModelClass modelClass, Throwable cause) {
        String message = cause.getMessage();
        String first = message == null ? "" : ": " + message.lines().findFirst().orElse("");
        boolean refuses = isRefusal(cause);
        String what = refuses
                ? "parameters that the model does not allow" + first
                : "its constructor fails with these parameters ("
                        + cause.getClass().getSimpleName() + first + ")";
        String advice = refuses
                ? "set them otherwise, in the scenario or with --set"
                : "give parameters that the model allows, or mend the constructor";
        for (StackTraceElement at : cause.getStackTrace()) {
            if (modelClass.node(at.getClassName().replace('.', '/')) != null && at.getFileName() != null) {
                String owner = at.getClassName().substring(at.getClassName().lastIndexOf('.') + 1);
                return new Refusal(owner, at.getFileName(), Math.max(0, at.getLineNumber()), what, advice);
            }
        }
        return at(modelClass, what, advice);
    }

    private static ModelRefused refused(ModelClass modelClass, String what, String advice) {
        return new ModelRefused(List.of(at(modelClass, what, advice)));
    }

    private static Refusal at(ModelClass modelClass, String what, String advice) {
        String name = modelClass.className();
        String simple = name.substring(name.lastIndexOf('.') + 1);
        ClassNode node = modelClass.node(name.replace('.', '/'));
        int line = 0;
        if (node != null) {
            for (MethodNode m : node.methods) {
                line = line == 0 && m.name.equals("<init>") ? Lines.first(m) : line;
            }
        }
        String file = node == null || node.sourceFile == null ? simple + ".class" : node.sourceFile;
        return new Refusal(simple, file, line, what, advice);
    }

    /**
     * The array field of the model whose element class is the first parameter of operations. Where an operation begins with
     * another object, several arrays may look like that: then the one named {@code cpus}, or else the one whose class most
     * operations begin with.
     */
    private static @Nullable Field cpuArray(ModelClass modelClass, Class<?> type) throws ModelRefused, ModelNotFound {
        List<Class<?>> first = OperationFinder.firstParameters(modelClass, type);
        Field best = null;
        int most = 0;
        for (Field f : WorldBuilder.fields(type)) {
            Class<?> element = f.getType().getComponentType();
            if (element != null && first.contains(element) && !element.isPrimitive() && !element.isEnum()) {
                int uses = f.getName().equals("cpus") ? Integer.MAX_VALUE : Collections.frequency(first, element);
                if (uses > most) {
                    best = f;
                    most = uses;
                }
            }
        }
        return best;
    }

    private static void requireCpus(ModelClass modelClass, Object model, @Nullable Field cpuArray) throws ModelRefused {
        if (cpuArray == null || !(WorldBuilder.get(cpuArray, model) instanceof Object[] cpus)) {
            return;
        }
        for (int i = 0; i < cpus.length; i++) {
            String element = cpuArray.getName() + "[" + i + "]";
            if (cpus[i] == null) {
                throw refused(modelClass, element + " is null", "create every CPU in the constructor");
            }
            for (int j = 0; j < i; j++) {
                if (cpus[i] == cpus[j]) {
                    String other = cpuArray.getName() + "[" + j + "]";
                    throw refused(modelClass, element + " and " + other + " are one object", "create one for each CPU");
                }
            }
        }
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

    /** The elements of an array field of the model, or null when there is none of that name. Elements can be null. */
    public @Nullable List<@Nullable Object> rootArray(String name) {
        for (Field field : WorldBuilder.fields(type)) {
            Object array = field.getName().equals(name) ? WorldBuilder.get(field, model) : null;
            if (array != null && array.getClass().isArray()) {
                List<@Nullable Object> elements = new ArrayList<>();
                for (int i = 0; i < Array.getLength(array); i++) {
                    elements.add(Array.get(array, i));
                }
                return elements;
            }
        }
        return null;
    }

    /** The world of this instance; {@code statics} are objects that operations reach through static fields. */
    public World world(Map<String, Object> statics) {
        return WorldBuilder.build(model, statics, cpuArray);
    }
}
