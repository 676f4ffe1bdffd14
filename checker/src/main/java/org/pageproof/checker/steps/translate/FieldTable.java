package org.pageproof.checker.steps.translate;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.Refusal;
import org.pageproof.checker.steps.ir.PlainField;
import org.pageproof.checker.steps.world.World;
import org.pageproof.checker.steps.world.WorldBuilder;
import org.pageproof.machine.Word;
import org.pageproof.machine.WordPair;

/** The plain fields that operations touch. All begin as constants; the ones that are written become slots later. */
public final class FieldTable {
    private final World world;
    private final ClassTable classes;
    private final Map<Field, PlainField> fields = new HashMap<>();
    private final Map<String, Field> resolved = new HashMap<>();
    private final Set<Field> written = new LinkedHashSet<>();
    private final Map<Field, Refusals.Place> writtenAt = new HashMap<>();
    private @Nullable PlainField ordinal;
    private @Nullable PlainField low;
    private @Nullable PlainField high;

    FieldTable(World world, ClassTable classes) {
        this.world = world;
        this.classes = classes;
    }

    PlainField get(String owner, String name) {
        return fields.computeIfAbsent(resolve(owner, name), this::create);
    }

    void written(String owner, String name, Refusals.Place by) {
        Field field = resolve(owner, name);
        written.add(field);
        writtenAt.putIfAbsent(field, by);
    }

    /** Refuses a field: where an operation stores to it, or else where its constructor does. */
    public Refusal refusal(Field field, String what, String advice) {
        Refusals.Place at = writtenAt.get(field);
        return at != null
                ? at.refusal(what, advice)
                : classes.initialised(field).refusal(what, advice);
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

    /** The halves of pairs, as if they were fields. */
    PlainField half(boolean upper) {
        if (low == null || high == null) {
            low = halves(WordPair::low, "low");
            high = halves(WordPair::high, "high");
        }
        return upper ? high : low;
    }

    private PlainField halves(Function<WordPair, Word> half, String name) {
        int[] slots = absent();
        long[] constants = new long[world.size() + 1];
        for (int id = 1; id <= world.size(); id++) {
            if (world.object(id) instanceof WordPair p) {
                slots[id] = PlainField.CONSTANT;
                constants[id] = world.id(half.apply(p));
            }
        }
        return new PlainField("WordPair", name, true, slots, constants);
    }

    /** Whether the field is one of the model's classes. */
    boolean isOfModel(String owner, String name) {
        return classes.find(owner, name) != null;
    }

    private Field resolve(String owner, String name) {
        return resolved.computeIfAbsent(owner + "." + name, k -> {
            Field field = classes.find(owner, name);
            if (field == null) {
                throw new IllegalStateException("no field " + owner + "." + name);
            }
            return field;
        });
    }

    private PlainField create(Field field) {
        int[] slots = absent();
        long[] constants = new long[world.size() + 1];
        Class<?> declaring = field.getDeclaringClass();
        for (int id = 1; id <= world.size(); id++) {
            if (declaring.isInstance(world.object(id))) {
                slots[id] = PlainField.CONSTANT;
                constants[id] = world.encode(field.getType(), WorldBuilder.get(field, world.object(id)));
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
