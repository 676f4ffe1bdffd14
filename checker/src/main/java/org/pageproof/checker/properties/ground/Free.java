package org.pageproof.checker.properties.ground;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.Meaning;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.analysis.Range;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.steps.world.FieldInfo;
import org.pageproof.checker.steps.world.Place;
import org.pageproof.checker.steps.world.WorldBuilder;
import org.pageproof.machine.BitLayout;
import org.pageproof.machine.Word;

/** What slots may hold by what the model declares, before any operation runs. */
public final class Free {
    private static final int MOST_BITS = 16;
    private static final long MOST = 1L << MOST_BITS;

    private final StepProgram program;

    /** By a program of the same model, whatever it starts with. */
    public Free(StepProgram program) {
        this.program = program;
    }

    /** Whether a start may choose it: nobody holds a lock, and no CPU is halted. */
    public boolean isFree(int slot) {
        Slot.Kind kind = place(slot).kind();
        return kind != Slot.Kind.LOCK && kind != Slot.Kind.HALTED;
    }

    private Place place(int slot) {
        return program.parts().slotTable().places().get(slot);
    }

    /** The values of a slot; everything where nothing is declared. */
    public Range range(int slot) {
        Place p = place(slot);
        if (!isFree(slot)) {
            return Range.only(program.initial().slot(slot));
        } else if (p.bounded()) {
            return new Range(p.low(), p.high(), p.kind() == Slot.Kind.CELL);
        } else if (p.meaning() instanceof Meaning.Bool) {
            return Range.BOOLEAN;
        }
        BitSet objects = objects(p);
        return objects == null
                ? Range.LONG
                : objects.isEmpty() ? Range.NULL : new Range(objects.nextSetBit(0), objects.length() - 1, true);
    }

    /** The objects that a cell or a plain reference may refer to; null for numbers. */
    private @Nullable BitSet objects(Place p) {
        if (!(p.meaning() instanceof Meaning.Reference)) {
            return null;
        }
        Field field = p.source().field();
        Class<?> type;
        if (field != null) {
            type = field.getType();
        } else if (p.kind() == Slot.Kind.CELL) {
            FieldInfo holder = program.world().holder(p.source().object());
            type = holder == null ? null : holder.cellType();
        } else {
            type = program.world().object(p.source().object()).getClass().getComponentType();
        }
        return type == null ? new BitSet() : program.world().instances(type);
    }

    /**
     * The values to try, in order; none when they are not known or are too many.
     *
     * @param mask the bits that are read
     * @param constructed what the constructor leaves there, for the other bits
     */
    public List<Long> candidates(int slot, long mask, long constructed) {
        Place p = place(slot);
        List<Long> all = new ArrayList<>();
        BitSet objects = objects(p);
        if (objects != null) {
            all.add(0L);
            objects.stream().forEach(id -> all.add((long) id));
        } else if (p.kind() == Slot.Kind.WORD) {
            bits((Word) program.world().object(p.source().object()), mask, constructed, all);
        } else {
            Range r = range(slot);
            long count = r.high() - r.low() + 1;
            for (long v = r.low(); count > 0 && count <= MOST && v <= r.high(); v++) {
                all.add(v);
            }
        }
        return all;
    }

    private void bits(Word word, long mask, long constructed, List<Long> all) {
        long within = mask & (word.width() == 64 ? -1 : (1L << word.width()) - 1);
        if (Long.bitCount(within) > MOST_BITS) {
            return;
        }
        // Counts through the bits of the mask alone.
        long chosen = 0;
        do {
            long value = (constructed & ~within) | chosen;
            if (isLegal(word, value, within)) {
                all.add(value);
            }
            chosen = (chosen - within) & within;
        } while (chosen != 0);
    }

    /** Whether each field that is chosen holds a constant of its enum or an element of its array. */
    private boolean isLegal(Word word, long value, long within) {
        BitLayout layout = word.layout();
        if (layout == null) {
            return true;
        }
        for (BitLayout.Field f : layout.fields()) {
            long ones = f.bits() == 64 ? -1 : (1L << f.bits()) - 1;
            boolean isChosen = (within & (ones << f.shift())) != 0;
            if (isChosen && ((value >>> f.shift()) & ones) >= values(f)) {
                return false;
            }
        }
        return true;
    }

    /** How many values of a field mean something. */
    private long values(BitLayout.Field f) {
        return switch (f.kind()) {
            case NUMBER, FLAG -> Long.MAX_VALUE;
            case ENUM -> f.values().size();
            case REFERENCE -> 1 + length(Objects.requireNonNull(f.array()));
        };
    }

    private long length(String array) {
        Object model = program.world().model();
        for (Field f : WorldBuilder.fields(model.getClass())) {
            Object value = f.getName().equals(array) ? WorldBuilder.get(f, model) : null;
            if (value != null && value.getClass().isArray()) {
                return Array.getLength(value);
            }
        }
        return 0;
    }
}
