package org.pageproof.checker.live;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.pageproof.machine.Param;

/** Constructs a model with the parameters of a scenario: the same each time. */
public final class Construction {
    private final Constructor<?> constructor;
    private final Constructor<?> named;
    private final List<Object> arguments;

    /**
     * The construction of a model class.
     *
     * @param values of the parameters by name, booleans as 0 and 1; the others have their defaults
     * @throws LiveRefused when it does not have one constructor whose parameters have names
     */
    public Construction(Class<?> type, Map<String, Long> values) throws LiveRefused {
        this.constructor = only(type);
        this.named = bundle(constructor);
        List<Object> all = new ArrayList<>();
        for (Parameter p : named.getParameters()) {
            Param param = p.getAnnotation(Param.class);
            if (param == null) {
                throw new LiveRefused("a parameter of the constructor of " + type.getName() + " without @Param");
            }
            long value = values.getOrDefault(param.value(), (long) param.def());
            all.add(p.getType() == boolean.class ? (Object) (value != 0) : (Object) (int) value);
        }
        this.arguments = List.copyOf(all);
    }

    private static Constructor<?> only(Class<?> type) throws LiveRefused {
        Constructor<?>[] all = type.getDeclaredConstructors();
        if (all.length != 1) {
            throw new LiveRefused("the model class " + type.getName() + " with " + all.length + " constructors");
        }
        all[0].setAccessible(true);
        return all[0];
    }

    /** The constructor of the record that the parameters come in, if they do. */
    private static Constructor<?> bundle(Constructor<?> own) throws LiveRefused {
        if (own.getParameterCount() != 1 || !own.getParameterTypes()[0].isRecord()) {
            return own;
        }
        Class<?> record = own.getParameterTypes()[0];
        Class<?>[] components = Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> canonical = record.getDeclaredConstructor(components);
            canonical.setAccessible(true);
            return canonical;
        } catch (NoSuchMethodException e) {
            throw new LiveRefused("the record " + record.getName() + " without its constructor");
        }
    }

    /** The values of the named parameters in order, each an Integer or a Boolean. */
    public List<Object> arguments() {
        return arguments;
    }

    /** The class of the model. */
    public Class<?> type() {
        return constructor.getDeclaringClass();
    }

    /** Whether the model's constructor takes one record, which takes the arguments. */
    public boolean isBundled() {
        return !named.equals(constructor);
    }

    /**
     * A new instance of the model.
     *
     * @throws LiveRefused when its constructor fails
     */
    public Object construct() throws LiveRefused {
        try {
            Object[] values = arguments.toArray();
            Object[] given = isBundled() ? new Object[] {named.newInstance(values)} : values;
            return constructor.newInstance(given);
        } catch (InvocationTargetException e) {
            throw new LiveRefused("the constructor of " + type().getName() + " fails: " + e.getCause());
        } catch (InstantiationException | IllegalAccessException | IllegalArgumentException | LinkageError e) {
            throw new LiveRefused("the model " + type().getName() + " cannot be constructed: " + e.getMessage());
        }
    }
}
