package org.pageproof.checker.jpf;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.live.Instance;
import org.pageproof.checker.live.Shape;
import org.pageproof.checker.live.ShapeObject;
import org.pageproof.checker.live.ShapePlace;
import org.pageproof.checker.live.Starts;
import org.pageproof.machine.Ghost;
import org.pageproof.machine.GuardedBy;
import org.pageproof.machine.Range;

/** Who may touch the plain data of a model, and what it may hold: read from its annotations and from what its CPUs reach. */
public final class PlainRules {
    private static final int NOBODY = -1;
    private static final int SEVERAL = -2;

    private final Instance instance;
    private final Shape shape;
    private final List<Integer> owners = new ArrayList<>();
    private final Map<String, Rule> fields = new HashMap<>();
    private final Map<Integer, List<Rule>> elements = new HashMap<>();

    /**
     * What is asked of one value.
     *
     * @param owner the only CPU that may touch it; -1 for any
     * @param lock number of the lock that must be held; 0 for none
     * @param low and {@code high}: bounds of what is stored
     */
    public record Rule(int owner, int lock, long low, long high) {}

    /** The rules of a model that has just been constructed. */
    public PlainRules(Instance instance, Starts starts) {
        this.instance = instance;
        this.shape = instance.shape();
        shape.objects().forEach(o -> owners.add(NOBODY));
        for (int cpu = 0; cpu < starts.cpus() && starts.cpuObject(cpu) != 0; cpu++) {
            BitSet reached = reached(starts.cpuObject(cpu));
            for (int o = reached.nextSetBit(0); o > 0; o = reached.nextSetBit(o + 1)) {
                owners.set(o - 1, owners.get(o - 1) == NOBODY ? cpu : SEVERAL);
            }
        }
        for (ShapePlace p : shape.places()) {
            ShapeObject o = shape.object(p.object());
            if (o.kind() == ShapeObject.Kind.PLAIN) {
                Field f = field(instance.object(p.object()).getClass(), p.declaringClass(), p.field());
                fields.put(key(p.object(), p.declaringClass(), p.field()), rule(p.object(), p.object(), f));
            } else if (o.kind() == ShapeObject.Kind.ARRAY) {
                elements.computeIfAbsent(p.object(), k -> new ArrayList<>()).add(ofArray(o));
            }
        }
    }

    /** What is asked of a field that is not final. */
    public Optional<Rule> field(int object, String declaringClass, String name) {
        return Optional.ofNullable(fields.get(key(object, declaringClass, name)));
    }

    /** What is asked of an element of an array; empty also where there is no such element. */
    public Optional<Rule> element(int array, int index) {
        List<Rule> all = elements.getOrDefault(array, List.of());
        return index >= 0 && index < all.size() ? Optional.of(all.get(index)) : Optional.empty();
    }

    private static String key(int object, String declaringClass, String name) {
        return object + " " + declaringClass + "." + name;
    }

    /** What a CPU object reaches through plain fields and arrays. */
    private BitSet reached(int from) {
        BitSet reached = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        reached.set(from);
        open.add(from);
        while (!open.isEmpty()) {
            Object o = instance.object(open.remove());
            if (o instanceof Object[] array) {
                for (Object e : array) {
                    add(e, reached, open);
                }
            } else if (shape.object(instance.number(o)).kind() == ShapeObject.Kind.PLAIN) {
                for (Field f : fields(o.getClass())) {
                    // A reference that javac adds to an inner class is no part of the CPU.
                    if (!f.getType().isPrimitive() && !f.isSynthetic()) {
                        add(get(f, o), reached, open);
                    }
                }
            }
        }
        return reached;
    }

    private void add(@Nullable Object o, BitSet reached, Deque<Integer> open) {
        if (o != null && instance.contains(o) && !reached.get(instance.number(o))) {
            reached.set(instance.number(o));
            open.add(instance.number(o));
        }
    }

    /** An array has the rule of the field that holds it, or that holds the array that it is in. */
    private Rule ofArray(ShapeObject array) {
        ShapeObject.Link link = array.link();
        while (link != null && link.way() == ShapeObject.Way.ELEMENT) {
            link = shape.object(link.parent()).link();
        }
        if (link == null || link.way() != ShapeObject.Way.FIELD) {
            return new Rule(NOBODY, 0, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        Field f = field(instance.object(link.parent()).getClass(), link.declaringClass(), link.field());
        return rule(array.number(), link.parent(), f);
    }

    private Rule rule(int object, int holder, Field f) {
        Range range = f.getAnnotation(Range.class);
        long low = range == null ? Long.MIN_VALUE : range.min();
        long high = range == null ? Long.MAX_VALUE : range.max();
        GuardedBy guard = f.getAnnotation(GuardedBy.class);
        if (f.isAnnotationPresent(Ghost.class)) {
            return new Rule(NOBODY, 0, low, high);
        } else if (guard != null) {
            return new Rule(NOBODY, lock(holder, guard.value()), low, high);
        }
        return new Rule(Math.max(NOBODY, owners.get(object - 1)), 0, low, high);
    }

    /** The lock field of that name in the object, or else in the model. */
    private int lock(int holder, String name) {
        for (int candidate : List.of(holder, Shape.MODEL)) {
            Object o = instance.object(candidate);
            for (Field f : fields(o.getClass())) {
                Object lock = f.getName().equals(name) ? get(f, o) : null;
                if (lock != null && instance.contains(lock)) {
                    return instance.number(lock);
                }
            }
        }
        throw new IllegalStateException("no lock " + name);
    }

    private static Field field(Class<?> type, String declaringClass, String name) {
        return fields(type).stream()
                .filter(f -> f.getName().equals(name)
                        && f.getDeclaringClass().getName().equals(declaringClass))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no field " + name + " of " + declaringClass));
    }

    /** The fields of an object, inherited ones first, without those of the Java library. */
    private static List<Field> fields(Class<?> type) {
        List<Field> all = new ArrayList<>();
        for (Class<?> c = type; c != null && !c.getName().startsWith("java."); c = c.getSuperclass()) {
            List<Field> own = new ArrayList<>();
            for (Field f : c.getDeclaredFields()) {
                if (!Modifier.isStatic(f.getModifiers())) {
                    own.add(f);
                }
            }
            all.addAll(0, own);
        }
        return all;
    }

    private static @Nullable Object get(Field f, Object o) {
        try {
            f.setAccessible(true);
            return f.get(o);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot read " + f, e);
        }
    }
}
