package org.pageproof.checker.steps.world;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pageproof.machine.Cell;
import org.pageproof.machine.Word;

/** What the objects of a model are when it has been constructed, by name: fields, elements, and what is in words and cells. */
public final class WorldParts {
    private final World world;
    private final String root;
    private final Set<String> shared = new TreeSet<>();
    private final Map<String, String> parts = new TreeMap<>();

    private WorldParts(World world, String array, String root) {
        this.world = world;
        this.root = root;
        for (int id = 1; id <= world.size(); id++) {
            if (isBelow(world.path(id), array + "[") && !isBelow(world.path(id), array + "[0]")) {
                references(world.object(id)).stream()
                        .filter(path -> isBelow(path, array + "[0]"))
                        .forEach(shared::add);
            }
        }
    }

    /** Of an element of an array of the model, and of what belongs to it alone, named from there on. */
    public static Map<String, String> of(World world, String array, int element) {
        WorldParts all = new WorldParts(world, array, array + "[" + element + "]");
        for (int id = 1; id <= world.size(); id++) {
            if (all.isOwn(world.path(id))) {
                all.add(id, "");
            }
        }
        return all.parts;
    }

    /** Of all objects apart from an array of the model and what belongs to its elements. */
    public static Map<String, String> without(World world, String array) {
        WorldParts all = new WorldParts(world, array, "");
        for (int id = 1; id <= world.size(); id++) {
            String path = world.path(id);
            if (!path.equals(array) && (!path.startsWith(array + "[") || all.isShared(path))) {
                all.add(id, path.isEmpty() ? array : "");
            }
        }
        return all.parts;
    }

    /** Objects are named after who is found to have them first, so what all have is named after the first element. */
    private boolean isShared(String path) {
        return shared.stream().anyMatch(s -> isBelow(path, s));
    }

    private boolean isOwn(String path) {
        return !root.isEmpty() && isBelow(path, root) && !isShared(path);
    }

    private static boolean isBelow(String path, String root) {
        return path.equals(root)
                || path.startsWith(root + ".")
                || path.startsWith(root + "[")
                || root.endsWith("[") && path.startsWith(root);
    }

    /** The names of the objects that an object refers to. */
    private List<String> references(Object object) {
        List<@Nullable Object> values = new ArrayList<>();
        if (object.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(object); i++) {
                values.add(Array.get(object, i));
            }
        } else {
            WorldBuilder.fields(object.getClass()).forEach(f -> values.add(WorldBuilder.get(f, object)));
        }
        return values.stream()
                .filter(v -> v != null && world.contains(v))
                .map(v -> world.path(world.id(v)))
                .toList();
    }

    /** @param but a field that is left out */
    private void add(int id, String but) {
        String name = world.path(id).substring(root.length());
        Object object = world.object(id);
        if (object.getClass().isArray()) {
            parts.put(name, "array of " + Array.getLength(object));
            for (int i = 0; i < Array.getLength(object); i++) {
                parts.put(name + "[" + i + "]", value(Array.get(object, i)));
            }
        } else if (object instanceof Word w) {
            parts.put(name, "word of " + w.width() + (w.isWrapping() ? " that wraps, " : ", ") + w.peek());
        } else if (object instanceof Cell<?> c) {
            parts.put(name, value(c.peek()));
        } else {
            for (Field f : WorldBuilder.fields(object.getClass())) {
                if (!f.getName().equals(but)) {
                    parts.put(name + "." + f.getName(), value(WorldBuilder.get(f, object)));
                }
            }
        }
    }

    private String value(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (world.contains(value)) {
            String path = world.path(world.id(value));
            return isOwn(path) ? "own " + path.substring(root.length()) : path;
        }
        boolean isPlain = value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof String
                || value instanceof Enum<?>;
        return isPlain ? String.valueOf(value) : value.getClass().getName();
    }
}
