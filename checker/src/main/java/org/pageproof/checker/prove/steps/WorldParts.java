package org.pageproof.checker.prove.steps;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.world.World;
import org.pageproof.checker.steps.world.WorldBuilder;
import org.pageproof.machine.Cell;
import org.pageproof.machine.Word;

/** What the objects of a model are when it has been constructed, by name: fields, elements, and what is in words and cells. */
final class WorldParts {
    private final World world;
    private final String root;
    private final Map<String, String> parts = new TreeMap<>();

    private WorldParts(World world, String root) {
        this.world = world;
        this.root = root;
    }

    /** Of one object and what belongs to it, named from there on. */
    static Map<String, String> of(World world, String path) {
        WorldParts all = new WorldParts(world, path);
        for (int id = 1; id <= world.size(); id++) {
            if (all.isBelow(world.path(id))) {
                all.add(id, "");
            }
        }
        return all.parts;
    }

    /** Of all objects apart from an array of the model and its elements. */
    static Map<String, String> without(World world, String array) {
        WorldParts all = new WorldParts(world, "");
        for (int id = 1; id <= world.size(); id++) {
            String path = world.path(id);
            if (!path.equals(array) && !path.startsWith(array + "[")) {
                all.add(id, path.isEmpty() ? array : "");
            }
        }
        return all.parts;
    }

    private boolean isBelow(String path) {
        return path.equals(root) || path.startsWith(root + ".") || path.startsWith(root + "[");
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
            return !root.isEmpty() && isBelow(path) ? "own " + path.substring(root.length()) : path;
        }
        boolean isPlain = value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof String
                || value instanceof Enum<?>;
        return isPlain ? String.valueOf(value) : value.getClass().getName();
    }
}
