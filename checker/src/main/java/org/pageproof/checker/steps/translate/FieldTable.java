package org.pageproof.checker.steps.translate;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.ir.PlainField;
import org.pageproof.checker.steps.world.World;
import org.pageproof.checker.steps.world.WorldBuilder;

/** The plain fields that operations touch. All begin as constants; the ones that are written become slots later. */
public final class FieldTable {
    private final World world;
    private final ClassTable classes;
    private final Map<Field, PlainField> fields = new HashMap<>();
    private final Map<String, Field> resolved = new HashMap<>();
    private final Set<Field> written = new LinkedHashSet<>();
    private @Nullable PlainField ordinal;

    FieldTable(World world, ClassTable classes) {
        this.world = world;
        this.classes = classes;
    }

    PlainField get(String owner, String name) {
        return fields.computeIfAbsent(resolve(owner, name), this::create);
    }

    void written(String owner, String name) {
        written.add(resolve(owner, name));
    }

    /** The fields that some operation writes, in the order in which they were met. */
    public List<Field> written() {
        return List.copyOf(written);
    }

    /** The instruction's view of a field that {@link #written} lists. */
    public PlainField of(Field field) {
        return fields.computeIfAbsent(field, this::create);
    }

    @SuppressWarnings("EnumOrdinal") // it is what the model itself asks for
    PlainField ordinal() {
        if (ordinal == null) {
            int[] slots = absent();
            long[] constants = new long[world.size() + 1];
            for (int id = 1; id <= world.size(); id++) {
                if (world.object(id) instanceof Enum<?> e) {
                    slots[id] = PlainField.CONSTANT;
                    constants[id] = e.ordinal();
                }
            }
            ordinal = new PlainField("Enum", "ordinal", false, slots, constants);
        }
        return ordinal;
    }

    private Field resolve(String owner, String name) {
        return resolved.computeIfAbsent(owner + "." + name, k -> {
            for (Class<?> at = classes.load(owner); at != null; at = at.getSuperclass()) {
                for (Field f : at.getDeclaredFields()) {
                    if (f.getName().equals(name)) {
                        return f;
                    }
                }
            }
            throw new IllegalStateException("no field " + owner + "." + name);
        });
    }

    private PlainField create(Field field) {
        int[] slots = absent();
        long[] constants = new long[world.size() + 1];
        Class<?> declaring = field.getDeclaringClass();
        for (int id = 1; id <= world.size(); id++) {
            if (declaring.isInstance(world.object(id))) {
                slots[id] = PlainField.CONSTANT;
                constants[id] = world.encode(WorldBuilder.get(field, world.object(id)));
            }
        }
        return new PlainField(
                declaring.getSimpleName(), field.getName(), !field.getType().isPrimitive(), slots, constants);
    }

    private int[] absent() {
        int[] slots = new int[world.size() + 1];
        Arrays.fill(slots, PlainField.ABSENT);
        return slots;
    }
}
