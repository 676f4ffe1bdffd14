package org.pageproof.checker.steps.world;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageproof.machine.Cell;
import org.pageproof.machine.Word;
import org.pageproof.machine.WordPair;

/**
 * Walks the object graph of a freshly constructed model, breadth first in the order of declaration, so that the shortest path
 * names an object and equal constructions give equal worlds. Library objects are leaves: a model may hold one, but an
 * operation that calls it is refused.
 */
public final class WorldBuilder {
    /** An object with its path and the field through which it was found. */
    record Found(Object object, String path, @Nullable FieldInfo holder) {}

    private final Map<Class<?>, List<Found>> byClass = new LinkedHashMap<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Found> open = new ArrayDeque<>();

    private WorldBuilder() {}

    /**
     * The world of a model.
     *
     * @param statics objects that operations reach through static final fields, by the names of the class and
     *     the field
     * @param cpuArray the model's array of CPUs, or null when no operation has a CPU
     */
    public static World build(Object model, Map<String, Object> statics, @Nullable Field cpuArray) {
        WorldBuilder b = new WorldBuilder();
        b.find(model, "", null);
        b.visitAll();
        Set<Object> ofModel = Collections.newSetFromMap(new IdentityHashMap<>());
        ofModel.addAll(b.seen);
        statics.forEach((name, object) ->
                b.find(object, object instanceof Enum<?> e ? e.name() : shortName(name), null));
        b.visitAll();
        Set<Object> ofStatics = Collections.newSetFromMap(new IdentityHashMap<>());
        b.seen.stream().filter(o -> !ofModel.contains(o)).forEach(ofStatics::add);
        List<Found> all = new ArrayList<>();
        b.byClass.values().forEach(all::addAll);
        return new World(model, all, ofStatics, cpuArray == null ? List.of() : elements(get(cpuArray, model)));
    }

    /** Without packages and enclosing classes. */
    private static String shortName(String field) {
        String name = field.substring(field.lastIndexOf('/') + 1);
        return name.substring(name.lastIndexOf('$') + 1);
    }

    private void visitAll() {
        while (!open.isEmpty()) {
            visit(open.remove());
        }
    }

    /** The fields of a class of the model, inherited ones first, in the order of declaration. */
    public static List<Field> fields(Class<?> type) {
        List<Field> result = new ArrayList<>();
        if (type.getSuperclass() != null && !isLibrary(type.getSuperclass())) {
            result.addAll(fields(type.getSuperclass()));
        }
        for (Field f : type.getDeclaredFields()) {
            if (!Modifier.isStatic(f.getModifiers())) {
                result.add(f);
            }
        }
        return result;
    }

    /** The value of a field, whatever its access modifier. */
    public static @Nullable Object get(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException | InaccessibleObjectException e) {
            throw new IllegalStateException("cannot read " + field, e);
        }
    }

    /** Whether instances of the class are leaves of the world. */
    static boolean isLibrary(Class<?> type) {
        return type.getName().startsWith("java.")
                || type.getName().startsWith("jdk.")
                || type.getName().startsWith("org.pageproof.machine.");
    }

    private static List<Object> elements(@Nullable Object array) {
        List<Object> result = new ArrayList<>();
        if (array instanceof Object[] a) {
            for (Object o : a) {
                if (o != null) {
                    result.add(o);
                }
            }
        }
        return result;
    }

    private void find(@Nullable Object object, String path, @Nullable FieldInfo holder) {
        if (object != null && seen.add(object)) {
            Found found = new Found(object, path, holder);
            byClass.computeIfAbsent(object.getClass(), c -> new ArrayList<>()).add(found);
            open.add(found);
        }
    }

    private void visit(Found at) {
        Object o = at.object();
        Class<?> type = o.getClass();
        if (o instanceof Enum<?> e) {
            for (Object constant : e.getDeclaringClass().getEnumConstants()) {
                find(constant, ((Enum<?>) constant).name(), null);
            }
            fields(o, at.path());
        } else if (o instanceof Cell<?> cell) {
            find(cell.peek(), at.path(), null);
        } else if (o instanceof Word word) {
            find(word.pair(), at.path(), at.holder());
        } else if (o instanceof WordPair pair) {
            find(pair.low(), at.path() + ".low", at.holder());
            find(pair.high(), at.path() + ".high", at.holder());
        } else if (type.isArray()) {
            if (!type.getComponentType().isPrimitive()) {
                for (int i = 0; i < Array.getLength(o); i++) {
                    find(Array.get(o, i), at.path() + "[" + i + "]", at.holder());
                }
            }
        } else if (!isLibrary(type)) {
            fields(o, at.path());
        }
    }

    private void fields(Object o, String path) {
        String prefix = path.isEmpty() ? "" : path + ".";
        for (Field f : fields(o.getClass())) {
            if (f.getType().isEnum()) {
                findAll(List.of(f.getType().getEnumConstants()));
            }
            if (!f.getType().isPrimitive()) {
                find(get(f, o), prefix + f.getName(), new FieldInfo(f));
            }
        }
    }

    private void findAll(Collection<?> constants) {
        for (Object c : constants) {
            find(c, ((Enum<?>) c).name(), null);
        }
    }
}
