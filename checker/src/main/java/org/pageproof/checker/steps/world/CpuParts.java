package org.pageproof.checker.steps.world;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.ToolError;
import org.pageproof.machine.BitLayout;
import org.pageproof.machine.Cell;
import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Word;
import org.pageproof.machine.WordPair;

/**
 * All that a model is when it has been constructed, by name, which is the first word of a key: classes, fields, elements, what is in words and cells and how they are laid
 * out, for what the CPUs share and for each of them.
 */
public final class CpuParts {
    private final World world;
    private final Map<String, Object> statics;
    private final Ownership ownership;
    private final String array;

    private CpuParts(World world, Map<String, Object> statics) {
        this.world = world;
        this.statics = statics;
        this.ownership = Ownership.of(world, statics.values());
        this.array = Ownership.array(world);
    }

    /**
     * The parts of a world.
     *
     * @param statics objects of it that operations reach through static fields, by name
     */
    public static CpuParts of(World world, Map<String, Object> statics) {
        return new CpuParts(world, statics);
    }

    /**
     * Where the world may have too few CPUs to tell what they share.
     *
     * @param names of objects that they share where there are more
     */
    public void share(Set<String> names) {
        ownership.share(names);
    }

    /** Of what no CPU has to itself, apart from the array of CPUs. */
    public Map<String, String> shared() {
        Map<String, String> parts = parts(-1);
        statics.forEach((name, object) -> put(parts, name + " is static", name(world.id(object), -1)));
        return parts;
    }

    /** How many CPUs there are. */
    public int cpus() {
        return world.cpus().size();
    }

    /** Of a CPU and what belongs to it alone, named from there on. */
    public Map<String, String> of(int cpu) {
        return parts(cpu);
    }

    /** For each CPU the first that is like it: nothing tells them apart but their number. */
    public List<Integer> classes() {
        List<Map<String, String>> all =
                IntStream.range(0, world.cpus().size()).mapToObj(this::of).toList();
        return all.stream().map(all::indexOf).toList();
    }

    private boolean isArrayOfCpus(Object object) {
        return world.contains(object) && world.path(world.id(object)).equals(array);
    }

    private Map<String, String> parts(int cpu) {
        Map<String, String> parts = new TreeMap<>();
        for (int id = 1; id <= world.size(); id++) {
            if (ownership.owner(id) == cpu && !world.path(id).equals(array)) {
                add(id, cpu, parts);
            }
        }
        return parts;
    }

    private void add(int id, int cpu, Map<String, String> parts) {
        Object object = world.object(id);
        Class<?> type = object.getClass();
        String name = name(id, cpu);
        put(parts, name, type.getName() + " " + itself(object));
        if (type.isArray()) {
            for (int i = 0; i < Array.getLength(object); i++) {
                put(parts, name + "[" + i + "] is", value(Array.get(object, i), type.getComponentType(), cpu));
            }
        } else if (object instanceof Cell<?> c) {
            put(parts, name + " holds", value(c.peek(), Object.class, cpu));
        } else if (object instanceof Word word) {
            put(parts, name + " is of", value(word.pair(), WordPair.class, cpu));
        } else if (object instanceof WordPair pair) {
            put(parts, name + " has low", value(pair.low(), Word.class, cpu));
            put(parts, name + " has high", value(pair.high(), Word.class, cpu));
        } else if (!WorldBuilder.isLibrary(type)) {
            String prefix = name.isEmpty() ? "" : name + ".";
            for (Field f : WorldBuilder.fields(type)) {
                Object held = WorldBuilder.get(f, object);
                if (world.model() != object || held == null || !isArrayOfCpus(held)) {
                    String of = " of " + f.getDeclaringClass().getName();
                    put(parts, prefix + f.getName() + of, value(held, f.getType(), cpu));
                }
            }
        }
    }

    private static void put(Map<String, String> parts, String name, String value) {
        String before = parts.put(name, value);
        if (before != null) {
            throw new ToolError("two parts of a model have the name " + name);
        }
    }

    private String name(int id, int cpu) {
        String key = world.key(id);
        return cpu < 0 ? key : key.substring(world.path(world.cpus().get(cpu)).length());
    }

    /** What a machine object is made of, or how long an array is. */
    private static String itself(Object object) {
        if (object instanceof Word w) {
            return w.width() + " bits" + (w.isWrapping() ? " that wrap, " : ", ") + w.peek() + layout(w.layout());
        } else if (object instanceof SpinLock l) {
            return (l.isRecursive() ? "recursive, " : "") + l.holder() + " " + l.depth();
        } else if (object instanceof BitLayout b) {
            return layout(b);
        } else if (object.getClass().isArray()) {
            return "of " + Array.getLength(object);
        }
        return isPlain(object) ? object.toString() : "";
    }

    private static String layout(@Nullable BitLayout layout) {
        return layout == null ? "" : " " + layout.name() + " " + layout.fields();
    }

    private static boolean isPlain(Object object) {
        return object instanceof Number
                || object instanceof Boolean
                || object instanceof Character
                || object instanceof String
                || object instanceof Enum<?>;
    }

    /** Small boxed numbers are objects of the world too where a field holds one, so the declared type tells. */
    private String value(@Nullable Object value, Class<?> type, int cpu) {
        if (value == null || type.isPrimitive()) {
            return String.valueOf(value);
        } else if (!world.contains(value)) {
            return value.getClass().getName() + (isPlain(value) ? " " + value : "");
        }
        int id = world.id(value);
        return cpu >= 0 && ownership.owner(id) == cpu ? "own " + name(id, cpu) : name(id, -1);
    }
}
