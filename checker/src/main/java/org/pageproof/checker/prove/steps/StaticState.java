package org.pageproof.checker.prove.steps;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the static fields of a model's classes hold. Operations read constants only, but a constructor can leave something in another
 * static field, of which a class that is initialised later makes such a constant.
 */
final class StaticState {
    private final Map<String, Object> objects = new LinkedHashMap<>();
    private final Map<String, String> values = new TreeMap<>();

    private StaticState() {}

    /** What they hold now. */
    static StaticState of(List<Class<?>> classes) {
        StaticState state = new StaticState();
        for (Class<?> type : classes) {
            for (Field f : type.getDeclaredFields()) {
                if (Modifier.isStatic(f.getModifiers()) && !f.isSynthetic()) {
                    state.add(type.getName() + "." + f.getName(), f);
                }
            }
        }
        return state;
    }

    private void add(String name, Field field) {
        try {
            field.setAccessible(true);
            add(name, field.getType(), field.get(null));
        } catch (IllegalAccessException | LinkageError e) {
            // What cannot be initialised no operation uses.
            values.put(name, e.getClass().getName());
        }
    }

    private void add(String name, Class<?> declared, @Nullable Object value) {
        if (value == null
                || declared.isPrimitive()
                || value.getClass().getName().startsWith("java.")) {
            values.put(name, String.valueOf(value));
        } else {
            objects.put(name, value);
        }
    }

    /** Objects of the model and arrays, by the names of the class and the field. */
    Map<String, Object> objects() {
        return objects;
    }

    /** Numbers, texts and what else a library has, by the same names. */
    Map<String, String> values() {
        return values;
    }
}
