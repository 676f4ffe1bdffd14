package org.pageproof.checker.live;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.machine.Cell;
import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Tlb;
import org.pageproof.machine.Word;
import org.pageproof.machine.WordPair;

/** The live objects of one construction of a model: takes pictures of them, and brings them back to one. */
public final class Instance {
    private final Shape shape;
    private final Object[] objects;
    private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
    private final Variable[] variables;

    /** Reads and writes the values of a run of positions. */
    private interface Variable {
        long get();

        void set(long value);
    }

    /**
     * The objects of a freshly constructed model.
     *
     * @throws IllegalArgumentException when the model does not have that shape
     */
    public Instance(Shape shape, Object model) {
        this.shape = shape;
        this.objects = new Object[shape.objects().size()];
        for (ShapeObject o : shape.objects()) {
            Object live =
                    o.link() == null ? model : follow(o.link(), objects[o.link().parent() - 1]);
            if (live == null || !live.getClass().getName().equals(o.className()) || numbers.containsKey(live)) {
                throw new IllegalArgumentException("the model constructs another world with the same parameters: "
                        + (o.path().isEmpty() ? "the model" : o.path()) + " is not the same");
            }
            objects[o.number() - 1] = live;
            numbers.put(live, o.number());
        }
        this.variables = shape.places().stream().map(this::variable).toArray(Variable[]::new);
    }

    private static @Nullable Object follow(ShapeObject.Link link, Object parent) {
        return switch (link.way()) {
            case FIELD -> ShapeWalk.get(field(parent, link.declaringClass(), link.field()), parent);
            case ELEMENT -> link.index() < Array.getLength(parent) ? Array.get(parent, link.index()) : null;
            case CELL -> ((Cell<?>) parent).peek();
            case LOW -> ((WordPair) parent).low();
            case HIGH -> ((WordPair) parent).high();
            case PAIR -> ((Word) parent).pair();
        };
    }

    private static Field field(Object of, String declaringClass, String name) {
        for (Field f : ShapeWalk.fields(of.getClass())) {
            if (f.getName().equals(name) && f.getDeclaringClass().getName().equals(declaringClass)) {
                f.setAccessible(true);
                return f;
            }
        }
        throw new IllegalArgumentException("no field " + name + " of " + declaringClass);
    }

    /** What the objects are like. */
    public Shape shape() {
        return shape;
    }

    /** The object with a number from 1. */
    public Object object(int number) {
        return objects[number - 1];
    }

    /**
     * The number of an object; 0 for null.
     *
     * @throws IllegalStateException for an object that was not there when the model was constructed
     */
    public int number(@Nullable Object object) {
        if (object == null) {
            return 0;
        }
        Integer number = numbers.get(object);
        if (number == null) {
            throw new IllegalStateException(
                    "an object of " + object.getClass().getName() + " that the constructor did not leave in the model");
        }
        return number;
    }

    /** Whether the object was there when the model was constructed. */
    public boolean contains(Object object) {
        return numbers.containsKey(object);
    }

    /** The values of this moment. */
    public Picture picture() {
        long[] values = new long[variables.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = variables[i].get();
        }
        return Picture.own(values);
    }

    /** Gives every place the value of the picture, without counting as an access. */
    public void restore(Picture picture) {
        for (int i = 0; i < variables.length; i++) {
            variables[i].set(picture.at(i));
        }
    }

    private Variable variable(ShapePlace p) {
        Object o = object(p.object());
        return switch (p.kind()) {
            case WORD -> {
                Word w = (Word) o;
                yield variable(w::peek, w::poke);
            }
            case HOLDER -> {
                SpinLock l = (SpinLock) o;
                // The depth, which comes next, sets both.
                yield variable(l::holder, v -> l.poke((int) v, v < 0 ? 0 : 1));
            }
            case DEPTH -> {
                SpinLock l = (SpinLock) o;
                yield variable(l::depth, v -> l.poke(l.holder(), (int) v));
            }
            case STALE -> {
                Tlb t = (Tlb) o;
                yield variable(() -> t.peek(p.index()), v -> t.poke(p.index(), v));
            }
            default -> {
                if (o instanceof Cell<?> c) {
                    yield variable(() -> number(c.peek()), v -> poke(c, v));
                }
                yield p.field().isEmpty() ? element(o, p) : plain(o, p);
            }
        };
    }

    private interface Get {
        long get();
    }

    private interface Set {
        void set(long value);
    }

    private static Variable variable(Get get, Set set) {
        return new Variable() {
            @Override
            public long get() {
                return get.get();
            }

            @Override
            public void set(long value) {
                set.set(value);
            }
        };
    }

    @SuppressWarnings("unchecked") // only objects that stood in the cell come back to it
    private void poke(Cell<?> cell, long number) {
        ((Cell<Object>) cell).poke(number == 0 ? null : object((int) number));
    }

    private Variable element(Object array, ShapePlace p) {
        int i = p.index();
        if (array instanceof int[] a) {
            return variable(() -> a[i], v -> a[i] = (int) v);
        } else if (array instanceof long[] a) {
            return variable(() -> a[i], v -> a[i] = v);
        } else if (array instanceof boolean[] a) {
            return variable(() -> a[i] ? 1 : 0, v -> a[i] = v != 0);
        } else if (array instanceof byte[] a) {
            return variable(() -> a[i], v -> a[i] = (byte) v);
        } else if (array instanceof short[] a) {
            return variable(() -> a[i], v -> a[i] = (short) v);
        } else if (array instanceof char[] a) {
            return variable(() -> a[i], v -> a[i] = (char) v);
        } else if (array instanceof Object[] a) {
            Class<?> type = array.getClass().getComponentType();
            return variable(() -> encode(type, a[i]), v -> a[i] = decode(type, v));
        }
        return variable(() -> 0, v -> {});
    }

    private Variable plain(Object o, ShapePlace p) {
        Field field = field(o, p.declaringClass(), p.field());
        Class<?> type = field.getType();
        if (type == float.class || type == double.class) {
            return variable(() -> 0, v -> {});
        }
        return type.isPrimitive() ? primitive(o, field) : reference(o, field);
    }

    private static Variable primitive(Object o, Field field) {
        try {
            MethodHandle get = MethodHandles.explicitCastArguments(
                    MethodHandles.lookup().unreflectGetter(field).bindTo(o), MethodType.methodType(long.class));
            MethodHandle set = MethodHandles.explicitCastArguments(
                    MethodHandles.lookup().unreflectSetter(field).bindTo(o),
                    MethodType.methodType(void.class, long.class));
            return variable(() -> call(get), v -> call(set, v));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot read " + field, e);
        }
    }

    private static long call(MethodHandle get) {
        try {
            return (long) get.invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException("cannot read a field", e);
        }
    }

    private static void call(MethodHandle set, long value) {
        try {
            set.invokeExact(value);
        } catch (Throwable e) {
            throw new IllegalStateException("cannot write a field", e);
        }
    }

    private Variable reference(Object o, Field field) {
        Class<?> type = field.getType();
        return variable(() -> encode(type, ShapeWalk.get(field, o)), v -> {
            try {
                field.set(o, decode(type, v));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("cannot write " + field, e);
            }
        });
    }

    /**
     * The value of a boxed primitive, of an enum constant or of a reference, as the declared type says.
     *
     * @throws IllegalStateException for an object that was not there when the model was constructed
     */
    public long encode(Class<?> type, @Nullable Object value) {
        return type.isPrimitive() || type.isEnum() ? ShapeWalk.plain(value) : number(value);
    }

    private @Nullable Object decode(Class<?> type, long value) {
        if (type.isEnum()) {
            return value < 0 ? null : type.getEnumConstants()[(int) value];
        }
        return value == 0 ? null : object((int) value);
    }

    /**
     * The ordinal of a constant of an enum that the model knows.
     *
     * @param type binary name of the enum
     * @return -1 when there is none
     */
    public int ordinal(String type, String constant) {
        return constants(type).indexOf(constant);
    }

    /** The names of the constants of an enum that the model knows, by its binary name. */
    public List<String> constants(String type) {
        try {
            Class<?> found =
                    Class.forName(type, true, object(Shape.MODEL).getClass().getClassLoader());
            return Arrays.stream(found.getEnumConstants())
                    .map(c -> ((Enum<?>) c).name())
                    .toList();
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("no enum " + type, e);
        }
    }

    /** How traces show an argument: {@code pages[0]}, {@code true}, {@code 3}, the name of a constant. */
    public String shown(LiveStart.Argument a) {
        return switch (a.kind()) {
            case SELF -> "self";
            case OBJECT -> shape.object((int) a.value()).path();
            case BOOLEAN -> a.value() == 0 ? "false" : "true";
            case NUMBER -> Long.toString(a.value());
            case ENUM -> constants(a.type()).get((int) a.value());
        };
    }

    /** The arguments of an operation for a CPU, to be handed to {@link java.lang.reflect.Method#invoke}. */
    public @Nullable Object[] arguments(LiveStart start, @Nullable Object self, List<Class<?>> types) {
        @Nullable Object[] values = new Object[types.size()];
        for (int i = 0; i < values.length; i++) {
            LiveStart.Argument a = start.arguments().get(i);
            values[i] = switch (a.kind()) {
                case SELF -> self;
                case OBJECT, ENUM -> decode(types.get(i), a.value());
                case BOOLEAN -> a.value() != 0;
                case NUMBER -> number(types.get(i), a.value());
            };
        }
        return values;
    }

    private static Object number(Class<?> type, long value) {
        if (type == int.class) {
            return (int) value;
        } else if (type == byte.class) {
            return (byte) value;
        } else if (type == short.class) {
            return (short) value;
        } else if (type == char.class) {
            return (char) value;
        }
        return value;
    }
}
