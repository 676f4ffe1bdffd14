package org.pageproof.checker.steps.world;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.Slot;
import org.pageproof.machine.Cell;
import org.pageproof.machine.Tlb;
import org.pageproof.machine.Word;

/** Puts values into the live objects of a world before anything runs, without counting as an access. */
public final class LiveWriter {
    private final World world;

    public LiveWriter(World world) {
        this.world = world;
    }

    /**
     * Makes a place hold a value, as {@link LiveReader} reads it.
     *
     * @throws IllegalArgumentException for a lock or a halted CPU: no scenario starts with one
     */
    public void write(Place place, long value) {
        boolean machine = place.kind() == Slot.Kind.HALTED || place.kind() == Slot.Kind.LOCK;
        if (machine) {
            throw new IllegalArgumentException(place.path() + " is not for a start");
        }
        Object o = world.object(place.source().object());
        Field field = place.source().field();
        int index = place.source().index();
        if (field != null) {
            set(field, o, decode(field.getType(), value));
        } else if (o instanceof Word w) {
            w.poke(value);
        } else if (o instanceof Cell<?> c) {
            poke(c, value);
        } else if (o instanceof Tlb t) {
            int page = index % t.pages();
            long bit = 1L << (index / t.pages());
            t.poke(page, value == 0 ? t.peek(page) & ~bit : t.peek(page) | bit);
        } else {
            Array.set(o, index, decode(o.getClass().getComponentType(), value));
        }
    }

    @SuppressWarnings("unchecked") // the range of a cell holds objects of its type only
    private void poke(Cell<?> cell, long value) {
        ((Cell<Object>) cell).poke(value == 0 ? null : world.object((int) value));
    }

    private static void set(Field field, Object object, @Nullable Object value) {
        try {
            field.setAccessible(true);
            field.set(object, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Object decode(Class<?> type, long value) {
        if (type == boolean.class) {
            return value != 0;
        } else if (type == int.class) {
            return (int) value;
        } else if (type == long.class) {
            return value;
        } else if (type == byte.class) {
            return (byte) value;
        } else if (type == short.class) {
            return (short) value;
        } else if (type == char.class) {
            return (char) value;
        }
        return value == 0 ? null : world.object((int) value);
    }
}
