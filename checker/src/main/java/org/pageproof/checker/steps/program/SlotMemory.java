package org.pageproof.checker.steps.program;

import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.ToolError;
import org.pageproof.checker.steps.analysis.Range;
import org.pageproof.checker.steps.ir.PlainField;

/** The slots of a state as one CPU may touch them. */
final class SlotMemory {
    /** Sees every slot that is read or written. */
    interface Observer {
        void touched(int slot, boolean write);
    }

    private final StepProgram.Parts parts;
    private final long[] slots;
    private final int cpu;
    private final Observer observer;

    SlotMemory(StepProgram program, State state, int cpu, Observer observer) {
        this.parts = program.parts();
        this.slots = state.slots();
        this.cpu = cpu;
        this.observer = observer;
    }

    long read(int slot) {
        observer.touched(slot, false);
        return slots[slot];
    }

    /** Stores a value whose legality has been checked. */
    void write(int slot, long value) {
        observer.touched(slot, true);
        Range range = parts.slotRanges().get(slot);
        if (!range.contains(value)) {
            throw new ToolError("the value " + value + " of "
                    + parts.slots().get(slot).path() + " is outside its inferred range " + range);
        }
        slots[slot] = value;
    }

    long load(PlainField field, long object) {
        notNull(object, field.name());
        int slot = field.slot((int) object);
        if (slot == PlainField.CONSTANT) {
            return field.constant((int) object);
        }
        guard(slot);
        return read(slot);
    }

    void store(PlainField field, long object, long value) {
        notNull(object, field.name());
        storePlain(field.slot((int) object), value);
    }

    long length(long array) {
        notNull(array, "length");
        return parts.arrays().length((int) array);
    }

    long loadElement(long array, long index) {
        bounds(array, index);
        int first = parts.slotTable().first((int) array);
        if (first < 0) {
            return parts.arrays().constant((int) array, (int) index);
        }
        guard(first + (int) index);
        return read(first + (int) index);
    }

    void storeElement(long array, long index, long value) {
        bounds(array, index);
        storePlain(parts.slotTable().first((int) array) + (int) index, value);
    }

    private void storePlain(int slot, long value) {
        guard(slot);
        var place = parts.slotTable().places().get(slot);
        if (place.bounded() && (value < place.low() || value > place.high())) {
            throw new Violated(
                    BuiltIn.FITS,
                    "storing " + value + " into " + place.path() + ", whose range is " + place.low() + " to "
                            + place.high());
        }
        write(slot, value);
    }

    private void guard(int slot) {
        Slot s = parts.slots().get(slot);
        if (s.kind() == Slot.Kind.CPU_OWNED && s.owner() != cpu) {
            throw new Violated(BuiltIn.LOCK_DISCIPLINE, "cpu" + cpu + " touches " + s.path() + " of another CPU");
        }
        int lock = parts.slotTable().places().get(slot).guard();
        if (lock >= 0) {
            long held = read(lock);
            if (held == 0 || (held - 1) % parts.programs().size() != cpu) {
                throw new Violated(
                        BuiltIn.LOCK_DISCIPLINE,
                        "cpu" + cpu + " touches " + s.path() + " without holding "
                                + parts.slots().get(lock).path());
            }
        }
    }

    private static void notNull(long object, String member) {
        if (object == 0) {
            throw new Violated(BuiltIn.NO_EXCEPTION, "reading " + member + " of null");
        }
    }

    private void bounds(long array, long index) {
        notNull(array, "an element");
        if (index < 0 || index >= parts.arrays().length((int) array)) {
            throw new Violated(
                    BuiltIn.NO_EXCEPTION,
                    "index " + index + " of an array of length "
                            + parts.arrays().length((int) array));
        }
    }
}
