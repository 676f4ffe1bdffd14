package org.pageproof.checker.live;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.live.ShapeObject.Kind;
import org.pageproof.checker.live.ShapeObject.Link;
import org.pageproof.checker.live.ShapeObject.Way;
import org.pageproof.machine.Cell;
import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Tlb;
import org.pageproof.machine.Word;
import org.pageproof.machine.WordPair;

/** Walks over the objects of a model, first to number them and then to give every value a position. */
final class ShapeWalk {

    private final Object model;
    private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
    private final List<Object> found = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private final List<@Nullable Link> links = new ArrayList<>();
    private final Deque<Integer> open = new ArrayDeque<>();
    private final List<ShapeObject> objects = new ArrayList<>();
    private final List<ShapePlace> places = new ArrayList<>();
    private final Map<Shape.Named, Long> constants = new HashMap<>();

    ShapeWalk(Object model) {
        this.model = model;
    }

    Shape shape() {
        find(model, "", null);
        while (!open.isEmpty()) {
            visit(open.remove());
        }
        for (int n = 1; n <= found.size(); n++) {
            place(n, found.get(n - 1));
        }
        return new Shape(objects, places, constants);
    }

    /** The fields of a class of the model, inherited ones first, in the order of declaration. */
    static List<Field> fields(Class<?> type) {
        List<Field> all = new ArrayList<>();
        if (type.getSuperclass() != null && !isLibrary(type.getSuperclass())) {
            all.addAll(fields(type.getSuperclass()));
        }
        for (Field f : type.getDeclaredFields()) {
            if (!Modifier.isStatic(f.getModifiers())) {
                all.add(f);
            }
        }
        return all;
    }

    static @Nullable Object get(Field field, Object of) {
        try {
            field.setAccessible(true);
            return field.get(of);
        } catch (IllegalAccessException | InaccessibleObjectException e) {
            throw new IllegalStateException("cannot read " + field, e);
        }
    }

    static boolean isLibrary(Class<?> type) {
        String name = type.getName();
        return name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith("org.pageproof.machine.");
    }

    static Kind kind(Object o) {
        if (o instanceof Word) {
            return Kind.WORD;
        } else if (o instanceof WordPair) {
            return Kind.PAIR;
        } else if (o instanceof Cell<?>) {
            return Kind.CELL;
        } else if (o instanceof SpinLock) {
            return Kind.LOCK;
        } else if (o instanceof Tlb) {
            return Kind.TLB;
        } else if (o.getClass().isArray()) {
            return Kind.ARRAY;
        }
        return isLibrary(o.getClass()) ? Kind.LIBRARY : Kind.PLAIN;
    }

    private void find(@Nullable Object o, String path, @Nullable Link link) {
        if (o != null && !numbers.containsKey(o)) {
            found.add(o);
            paths.add(path);
            links.add(link);
            numbers.put(o, found.size());
            open.add(found.size());
        }
    }

    private void visit(int number) {
        Object o = found.get(number - 1);
        String path = paths.get(number - 1);
        switch (kind(o)) {
            case PLAIN -> {
                for (Field f : fields(o.getClass())) {
                    // Constants of an enum are numbers, where the field says so.
                    if (!f.getType().isPrimitive() && !f.getType().isEnum()) {
                        Link link = new Link(
                                number, Way.FIELD, f.getDeclaringClass().getName(), f.getName(), 0);
                        find(get(f, o), join(path, f.getName()), link);
                    }
                }
            }
            case ARRAY -> {
                Class<?> element = o.getClass().getComponentType();
                for (int i = 0; !element.isPrimitive() && !element.isEnum() && i < Array.getLength(o); i++) {
                    find(Array.get(o, i), path + "[" + i + "]", new Link(number, Way.ELEMENT, "", "", i));
                }
            }
            case CELL -> find(((Cell<?>) o).peek(), path, new Link(number, Way.CELL, "", "", 0));
            case WORD -> find(((Word) o).pair(), path, new Link(number, Way.PAIR, "", "", 0));
            case PAIR -> {
                find(((WordPair) o).low(), path + ".low", new Link(number, Way.LOW, "", "", 0));
                find(((WordPair) o).high(), path + ".high", new Link(number, Way.HIGH, "", "", 0));
            }
            default -> {}
        }
    }

    private static String join(String path, String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    private int number(@Nullable Object o) {
        return o == null ? 0 : numbers.getOrDefault(o, 0);
    }

    private void place(int number, Object o) {
        Kind kind = kind(o);
        int first = places.size();
        int length = 0;
        int width = 0;
        String path = paths.get(number - 1);
        if (o instanceof Word w) {
            width = w.width();
            add(number, 0, ShapePlace.Kind.WORD, "", path);
        } else if (kind == Kind.CELL) {
            add(number, 0, ShapePlace.Kind.REFERENCE, "", path);
        } else if (kind == Kind.LOCK) {
            add(number, 0, ShapePlace.Kind.HOLDER, "", path + ".holder");
            add(number, 1, ShapePlace.Kind.DEPTH, "", path + ".depth");
        } else if (o instanceof Tlb t) {
            width = t.cpus();
            length = t.pages();
            for (int p = 0; p < length; p++) {
                add(number, p, ShapePlace.Kind.STALE, "", path + "[" + p + "]");
            }
        } else if (kind == Kind.ARRAY) {
            length = Array.getLength(o);
            Class<?> element = o.getClass().getComponentType();
            for (int i = 0; i < length; i++) {
                add(number, i, kind(element), element.getName(), path + "[" + i + "]");
            }
        } else if (o instanceof WordPair pair) {
            constants.put(new Shape.Named(number, "", "low"), (long) number(pair.low()));
            constants.put(new Shape.Named(number, "", "high"), (long) number(pair.high()));
        } else if (kind == Kind.PLAIN) {
            fields(o.getClass()).forEach(f -> field(number, o, path, f));
        }
        boolean none = first == places.size() || kind == Kind.PLAIN;
        objects.add(new ShapeObject(
                number,
                kind,
                o.getClass().getName(),
                path,
                links.get(number - 1),
                length,
                none ? -1 : first,
                width,
                o instanceof Word w ? w.layout() : null));
    }

    private void add(int number, int index, ShapePlace.Kind kind, String type, String path) {
        places.add(new ShapePlace(places.size(), number, "", "", index, kind, type, path));
    }

    private void field(int number, Object o, String path, Field f) {
        String declaring = f.getDeclaringClass().getName();
        if (Modifier.isFinal(f.getModifiers())) {
            long value = value(f.getType(), get(f, o));
            constants.put(new Shape.Named(number, declaring, f.getName()), value);
            return;
        }
        Class<?> type = f.getType();
        places.add(new ShapePlace(
                places.size(), number, declaring, f.getName(), 0, kind(type), type.getName(), join(path, f.getName())));
    }

    static ShapePlace.Kind kind(Class<?> type) {
        if (type == boolean.class) {
            return ShapePlace.Kind.BOOLEAN;
        } else if (type.isPrimitive()) {
            return ShapePlace.Kind.NUMBER;
        }
        return type.isEnum() ? ShapePlace.Kind.ENUM : ShapePlace.Kind.REFERENCE;
    }

    private long value(Class<?> type, @Nullable Object value) {
        return type.isPrimitive() || type.isEnum() ? plain(value) : number(value);
    }

    /** A boxed primitive or an enum constant; floating point counts as 0, for models cannot use it. */
    @SuppressWarnings("EnumOrdinal") // specs and traces number the constants of an enum
    static long plain(@Nullable Object value) {
        if (value instanceof Boolean b) {
            return b ? 1 : 0;
        } else if (value instanceof Character c) {
            return c;
        } else if (value instanceof Float || value instanceof Double) {
            return 0;
        } else if (value instanceof Number n) {
            return n.longValue();
        }
        return value instanceof Enum<?> e ? e.ordinal() : -1;
    }
}
