package org.pageproof.checker.steps.world;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The objects reachable from one model instance, fixed from construction on. Each has an id from 1 (0 is null); objects of
 * one class have consecutive ids, so that a set of objects is mostly a short interval.
 *
 * <p>Two instances constructed with the same parameters give the same ids: a world is also the key to read a live
 * instance on a running JVM.
 */
public final class World {
    private final Object model;
    private final List<Object> objects;
    private final List<String> paths;
    private final List<String> keys;
    private final List<@Nullable FieldInfo> holders;
    private final IdentityHashMap<Object, Integer> ids = new IdentityHashMap<>();
    private final Map<String, Map<Class<?>, BitSet>> instances = new HashMap<>();
    private final Set<Object> ofStatics;
    private final List<Integer> cpus;

    World(Object model, List<WorldBuilder.Found> found, Set<Object> ofStatics, List<Object> cpus) {
        this.model = model;
        this.ofStatics = ofStatics;
        this.objects = new ArrayList<>();
        this.paths = new ArrayList<>();
        this.holders = new ArrayList<>();
        for (WorldBuilder.Found f : found) {
            objects.add(f.object());
            paths.add(f.path());
            holders.add(f.holder());
            ids.put(f.object(), objects.size());
        }
        this.keys = keys();
        this.cpus = cpus.stream().map(this::id).toList();
    }

    /** The model itself. */
    public Object model() {
        return model;
    }

    /** The largest id. */
    public int size() {
        return objects.size();
    }

    /** The object with an id from 1 to {@link #size()}. */
    public Object object(int id) {
        return objects.get(id - 1);
    }

    /** The id of an object of this world; 0 for null. */
    public int id(@Nullable Object object) {
        if (object == null) {
            return 0;
        }
        Integer id = ids.get(object);
        if (id == null) {
            throw new IllegalStateException("not an object of the world: " + object.getClass());
        }
        return id;
    }

    /** The value of a plain field or array element of that type as a register holds it. */
    public long encode(Class<?> type, @Nullable Object value) {
        return type.isPrimitive() ? encode(value) : id(value);
    }

    /** A number or boolean, boxed by reflection, or an object; floating point is 0, it cannot be used. */
    public long encode(@Nullable Object value) {
        if (value instanceof Boolean b) {
            return b ? 1 : 0;
        }
        if (value instanceof Character c) {
            return c;
        }
        if (value instanceof Byte || value instanceof Short || value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        return value instanceof Float || value instanceof Double ? 0 : id(value);
    }

    /** Whether the object stood in the graph when the model was constructed. */
    public boolean contains(Object object) {
        return ids.containsKey(object);
    }

    /** How specs and traces name the object, such as {@code pages[0]}; {@code none} for null. */
    public String path(int id) {
        return id == 0 ? "none" : paths.get(id - 1);
    }

    /** A name that no other object has: what a cell holds has the path of the cell, and constants of two enums can have one name. */
    String key(int id) {
        return keys.get(id - 1);
    }

    private List<String> keys() {
        List<String> all = new ArrayList<>();
        Map<String, Integer> before = new HashMap<>();
        for (int i = 0; i < objects.size(); i++) {
            String name = objects.get(i) instanceof Enum<?> e
                    ? e.getDeclaringClass().getName() + "." + e.name()
                    : paths.get(i);
            int same = before.merge(name, 1, Integer::sum);
            all.add(same == 1 ? name : name + " (" + same + ")");
        }
        return all;
    }

    /** Whether the object is reached through static fields only: instances of the model share it. */
    public boolean isStatic(int id) {
        return ofStatics.contains(objects.get(id - 1));
    }

    /** The field through which an array, cell or machine object was found first; null for the model. */
    public @Nullable FieldInfo holder(int id) {
        return holders.get(id - 1);
    }

    /** The ids of the objects that are CPUs, in order; empty when no operation has a CPU parameter. */
    public List<Integer> cpus() {
        return cpus;
    }

    /** The CPU that an object is, or -1. */
    public int cpuOf(int id) {
        return cpus.indexOf(id);
    }

    /** The objects that are instances of the class. */
    public BitSet instances(Class<?> type) {
        return instances.computeIfAbsent(type.getName(), n -> new HashMap<>()).computeIfAbsent(type, t -> {
            BitSet set = new BitSet();
            for (int i = 1; i <= objects.size(); i++) {
                if (t.isInstance(objects.get(i - 1))) {
                    set.set(i);
                }
            }
            return set;
        });
    }
}
