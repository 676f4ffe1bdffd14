package org.pageproof.checker.threads;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.live.Instance;
import org.pageproof.checker.live.Shape;
import org.pageproof.checker.live.ShapeObject;
import org.pageproof.checker.live.Starts;
import org.pageproof.machine.Ghost;
import org.pageproof.machine.GuardedBy;
import org.pageproof.machine.ModelViolation;
import org.pageproof.machine.Range;
import org.pageproof.machine.SpinLock;

/**
 * Who may touch plain data, and what may be stored there: guarded data only under its lock, a CPU's own data only by that CPU, declared
 * ranges by nobody. A JVM knows nothing of this; the recorded classes ask before they touch a field or an element.
 */
final class Rules {
    private final Instance instance;
    private final Sites sites;
    private final WrittenFields written;
    private final StoredArrays arrays;
    private final Map<Integer, Integer> owners = new HashMap<>();
    private final IdentityHashMap<Object, Map<Integer, Optional<Rule>>> ofFields = new IdentityHashMap<>();
    private final IdentityHashMap<Object, Rule> ofArrays = new IdentityHashMap<>();

    /** What holds of one place, or of all elements of an array. */
    private record Rule(
            String path,
            int owner,
            @Nullable SpinLock lock,
            @Nullable Range range) {
        boolean allows(int cpu) {
            return lock != null ? lock.depth() > 0 && lock.holder() == cpu : owner < 0 || owner == cpu;
        }

        ModelViolation violation(int cpu) {
            return new ModelViolation(
                    "lock_discipline",
                    "cpu" + cpu + " touches " + path
                            + (lock != null ? " without holding its lock" : " of another CPU"));
        }

        void requireInRange(long value) {
            if (range != null && (value < range.min() || value > range.max())) {
                throw new ModelViolation(
                        "fits",
                        "storing " + value + " into " + path + ", whose range is " + range.min() + " to "
                                + range.max());
            }
        }
    }

    Rules(Instance instance, Starts starts, Sites sites, WrittenFields written, StoredArrays arrays) {
        this.instance = instance;
        this.sites = sites;
        this.written = written;
        this.arrays = arrays;
        for (int cpu = 0; cpu < starts.cpus() && starts.cpuObject(cpu) != 0; cpu++) {
            for (int reached : reach(starts.cpuObject(cpu))) {
                // What several CPUs reach belongs to none.
                owners.merge(reached, cpu, (a, b) -> -1);
            }
        }
        for (ShapeObject o : instance.shape().objects()) {
            Field holder = o.kind() == ShapeObject.Kind.ARRAY ? holder(o) : null;
            Rule rule = holder == null ? null : rule(o.number(), o.path(), holder, owner(o));
            if (rule != null) {
                ofArrays.put(instance.object(o.number()), rule);
            }
        }
    }

    /** A field of an object is read or written. */
    void field(@Nullable Object object, int field, int cpu) {
        if (object != null) {
            Rule rule = ofField(object, field);
            if (rule != null && !rule.allows(cpu)) {
                throw rule.violation(cpu);
            }
        }
    }

    /** A number is stored to a field. */
    void store(@Nullable Object object, int field, long value) {
        Rule rule = object == null ? null : ofField(object, field);
        if (rule != null) {
            rule.requireInRange(value);
        }
    }

    /** An element of an array is read or written; other places are the JVM's to complain of. */
    void element(@Nullable Object array, int index, boolean store, int cpu) {
        Rule rule = array == null ? null : ofArrays.get(array);
        if (rule == null || index < 0 || index >= Array.getLength(array)) {
            return;
        }
        if (store) {
            arrays.store(rule.path());
        }
        if (!rule.allows(cpu) && arrays.isViolation(rule.path())) {
            throw rule.violation(cpu);
        }
    }

    /** A number is stored to an element. */
    void storeElement(@Nullable Object array, int index, long value) {
        Rule rule = array == null ? null : ofArrays.get(array);
        if (rule != null && index >= 0 && index < Array.getLength(array)) {
            rule.requireInRange(value);
        }
    }

    private @Nullable Rule ofField(Object object, int field) {
        return ofFields.computeIfAbsent(object, o -> new HashMap<>())
                .computeIfAbsent(field, f -> Optional.ofNullable(make(object, sites.field(f))))
                .orElse(null);
    }

    private @Nullable Rule make(Object object, Sites.FieldName name) {
        Field field = declared(object, name);
        if (!instance.contains(object) || !written.contains(field)) {
            return null;
        }
        int number = instance.number(object);
        String path = instance.shape().object(number).path();
        return rule(
                number,
                path.isEmpty() ? field.getName() : path + "." + field.getName(),
                field,
                owners.getOrDefault(number, -1));
    }

    private static Field declared(Object object, Sites.FieldName name) {
        boolean below = false;
        for (Class<?> at = object.getClass(); at != null; at = at.getSuperclass()) {
            below |= at.getName().equals(name.owner().replace('/', '.'));
            for (Field f : at.getDeclaredFields()) {
                if (below && f.getName().equals(name.name()) && !Modifier.isStatic(f.getModifiers())) {
                    return f;
                }
            }
        }
        throw new StepThread.Broken("no field " + name.name() + " of " + name.owner());
    }

    private @Nullable Rule rule(int object, String path, Field field, int owner) {
        GuardedBy guarded = field.getAnnotation(GuardedBy.class);
        SpinLock lock = guarded == null ? null : lock(object, guarded.value());
        int only = field.isAnnotationPresent(Ghost.class) || lock != null ? -1 : owner;
        Range range = field.getAnnotation(Range.class);
        return lock == null && only < 0 && range == null ? null : new Rule(path, only, lock, range);
    }

    private int owner(ShapeObject array) {
        return owners.getOrDefault(array.number(), -1);
    }

    /** The field through which an array was found, maybe as an element of another one. */
    private @Nullable Field holder(ShapeObject array) {
        ShapeObject.Link link = array.link();
        while (link != null && link.way() == ShapeObject.Way.ELEMENT) {
            link = instance.shape().object(link.parent()).link();
        }
        if (link == null || link.way() != ShapeObject.Way.FIELD) {
            return null;
        }
        String owner = link.declaringClass().replace('.', '/');
        return declared(instance.object(link.parent()), new Sites.FieldName(owner, link.field()));
    }

    /** The lock of that name in the object, in that which holds the array, or in the model. */
    private SpinLock lock(int object, String name) {
        List<Integer> candidates = new ArrayList<>();
        for (int at = object; at != 0; ) {
            candidates.add(at);
            ShapeObject.Link link = instance.shape().object(at).link();
            boolean array = instance.shape().object(at).kind() == ShapeObject.Kind.ARRAY;
            at = array && link != null ? link.parent() : 0;
        }
        candidates.add(Shape.MODEL);
        for (int candidate : candidates) {
            Object o = instance.object(candidate);
            for (Class<?> at = o.getClass(); at != null && !at.isArray(); at = at.getSuperclass()) {
                for (Field f : at.getDeclaredFields()) {
                    if (f.getName().equals(name) && f.getType() == SpinLock.class && get(f, o) instanceof SpinLock l) {
                        return l;
                    }
                }
            }
        }
        throw new StepThread.Broken("no lock " + name);
    }

    private static @Nullable Object get(Field field, Object of) {
        try {
            field.setAccessible(true);
            return field.get(of);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a CPU reaches through plain fields and arrays. */
    private List<Integer> reach(int from) {
        List<Integer> reached = new ArrayList<>(List.of(from));
        Deque<Integer> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            for (Object o : parts(open.remove())) {
                int number = instance.contains(o) ? instance.number(o) : 0;
                if (number != 0 && !reached.contains(number)) {
                    reached.add(number);
                    open.add(number);
                }
            }
        }
        return reached;
    }

    private List<Object> parts(int number) {
        Object o = instance.object(number);
        List<Object> parts = new ArrayList<>();
        ShapeObject.Kind kind = instance.shape().object(number).kind();
        if (o instanceof Object[] elements) {
            for (Object e : elements) {
                if (e != null) {
                    parts.add(e);
                }
            }
        } else if (kind == ShapeObject.Kind.PLAIN && !(o instanceof Enum)) {
            for (Class<?> at = o.getClass(); at != null && at != Object.class; at = at.getSuperclass()) {
                for (Field f : at.getDeclaredFields()) {
                    boolean part = !Modifier.isStatic(f.getModifiers()) && !f.isSynthetic();
                    Object value = part && !f.getType().isPrimitive() ? get(f, o) : null;
                    if (value != null) {
                        parts.add(value);
                    }
                }
            }
        }
        return parts;
    }
}
