package org.pageproof.checker.properties.ground;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
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
    /** Values of one slot. */
    private static final BigInteger MOST = BigInteger.ONE.shiftLeft(16);

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
     * The values of each slot that a start may choose and that conjuncts read, as far as it takes to find all states in which the
     * conjuncts are true, or in which one has no value.
     *
     * @param masks the bits of slots that are read
     */
    public SortedMap<Integer, List<Long>> candidates(List<Ground> conjuncts, Map<Integer, Long> masks) throws NotKnown {
        Map<Narrowing.Part, NumberSet> narrowed = Narrowing.of(conjuncts);
        SortedMap<Integer, List<Long>> all = new TreeMap<>();
        for (Map.Entry<Integer, Long> read : new TreeMap<>(masks).entrySet()) {
            int slot = read.getKey();
            Map<Narrowing.Part, NumberSet> here = new HashMap<>(narrowed);
            here.keySet().removeIf(part -> part.slot() != slot);
            List<Long> values = candidates(slot, read.getValue(), here);
            if (values == null) {
                throw new NotKnown(program.slots().get(slot).path());
            }
            all.put(slot, values);
        }
        return all;
    }

    /** The values of a slot are not known, or are too many to try. */
    public static final class NotKnown extends Exception {
        private static final long serialVersionUID = 1;

        NotKnown(String path) {
            super(path, null, false, false);
        }

        /** What the slot is called. */
        public String path() {
            return String.valueOf(getMessage());
        }
    }

    private @Nullable List<Long> candidates(int slot, long mask, Map<Narrowing.Part, NumberSet> narrowed) {
        Place p = place(slot);
        BitSet objects = objects(p);
        List<Long> all = new ArrayList<>();
        if (objects != null) {
            all.add(0L);
            objects.stream().forEach(id -> all.add((long) id));
        } else if (p.kind() == Slot.Kind.WORD) {
            Word word = (Word) program.world().object(p.source().object());
            long within = mask & ones(word.width());
            WordValues values =
                    new WordValues(word.width(), within, program.initial().slot(slot), narrowed);
            if (values.size().compareTo(MOST) > 0) {
                return null;
            }
            values.all().stream().filter(v -> isLegal(word, v, within)).forEach(all::add);
        } else {
            Range r = range(slot);
            NumberSet numbers = NumberSet.of(Interval.of(r.low(), r.high()));
            for (NumberSet set : narrowed.values()) {
                numbers = numbers.and(set);
            }
            if (numbers.size().compareTo(MOST) > 0) {
                return null;
            }
            numbers.numbers().forEach(n -> all.add(n.longValueExact()));
        }
        all.removeIf(v -> narrowed.entrySet().stream()
                .anyMatch(e -> !e.getValue().contains(e.getKey().of(v))));
        return all;
    }

    private static long ones(int width) {
        return width == Long.SIZE ? -1 : (1L << width) - 1;
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
