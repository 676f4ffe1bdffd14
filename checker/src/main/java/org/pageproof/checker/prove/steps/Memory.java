package org.pageproof.checker.prove.steps;

import org.pageproof.checker.prove.term.Op;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.ir.PlainField;
import org.pageproof.checker.steps.program.StepProgram;

/** The slots on a way, as one CPU may touch them: the meaning that the interpreter gives them, over terms. */
final class Memory {
    private final StepProgram.Parts parts;
    private final Variables variables;
    private final Decisions decisions;
    private final int cpu;

    Memory(StepProgram program, Variables variables, Decisions decisions, int cpu) {
        this.parts = program.parts();
        this.variables = variables;
        this.decisions = decisions;
        this.cpu = cpu;
    }

    Term read(int slot) {
        Term written = decisions.state().writes.get(slot);
        if (written != null) {
            return written;
        }
        Term value = variables.slot(slot);
        var known = decisions.state().known(value);
        return known == null ? value : decisions.terms().constant(known, Variables.WIDE);
    }

    void write(int slot, Term value) {
        Term kept = variables.ranges().isUnbounded(slot)
                ? decisions.terms().yes()
                : variables.inRange(value, variables.ranges().slot(slot));
        Kept.Target target = new Kept.Target.OfSlot(slot);
        decisions.state().kept.removeIf(k -> k.target().equals(target));
        if (!kept.isTrue() && !variables.ranges().isKept(target)) {
            decisions.state().kept.add(new Kept(target, kept));
        }
        decisions.state().writes.put(slot, value);
    }

    /** The object that a register refers to. */
    int object(Term reference, String what) {
        if (decisions.isZero(reference)) {
            throw new Broken(BuiltIn.NO_EXCEPTION, what);
        }
        return (int) decisions.among(reference, 1, parts.world().size());
    }

    Term load(PlainField field, Term reference) {
        int object = object(reference, "reading " + field.name() + " of null");
        int slot = field.slot(object);
        if (slot == PlainField.CONSTANT) {
            return decisions.constant(field.constant(object));
        }
        if (slot == PlainField.ABSENT) {
            throw new Blocked();
        }
        guard(slot);
        return read(slot);
    }

    void store(PlainField field, Term reference, Term value) {
        int object = object(reference, "reading " + field.name() + " of null");
        int slot = field.slot(object);
        if (slot == PlainField.ABSENT) {
            throw new Blocked();
        }
        storePlain(slot, value);
    }

    Term length(Term array) {
        return decisions.constant(parts.arrays().length(seen(object(array, "reading length of null"))));
    }

    Term loadElement(Term array, Term index) {
        int id = seen(object(array, "reading an element of null"));
        int at = index(id, index);
        int first = parts.slotTable().first(id);
        if (first < 0) {
            return decisions.constant(parts.arrays().constant(id, at));
        }
        guard(first + at);
        return read(first + at);
    }

    void storeElement(Term array, Term index, Term value) {
        int id = object(array, "reading an element of null");
        storePlain(parts.slotTable().first(id) + index(id, index), value);
    }

    private int seen(int array) {
        if (variables.ranges().isHidden(array)) {
            throw new Decisions.TooMany("the model looks at its CPUs one by one, and there may be any number of them");
        }
        return array;
    }

    private int index(int array, Term index) {
        long length = parts.arrays().length(array);
        Term inside = decisions
                .terms()
                .and(
                        decisions.terms().apply(Op.SIGNED_AT_MOST, decisions.constant(0), index),
                        decisions.less(index, decisions.constant(length)));
        if (!decisions.decide(inside)) {
            throw new Broken(BuiltIn.NO_EXCEPTION, "an index outside an array of length " + length);
        }
        return (int) decisions.among(index, 0, length - 1);
    }

    private void storePlain(int slot, Term value) {
        guard(slot);
        var place = parts.slotTable().places().get(slot);
        if (place.bounded() && !variables.ranges().isUnbounded(slot)) {
            Term fits = decisions
                    .terms()
                    .and(
                            decisions.terms().apply(Op.SIGNED_AT_MOST, decisions.constant(place.low()), value),
                            decisions.terms().apply(Op.SIGNED_AT_MOST, value, decisions.constant(place.high())));
            if (!decisions.decide(fits)) {
                throw new Broken(
                        BuiltIn.FITS,
                        "storing a value into " + place.path() + ", whose range is " + place.low() + " to "
                                + place.high() + ", that is outside");
            }
        }
        write(slot, value);
    }

    private void guard(int slot) {
        Slot s = parts.slots().get(slot);
        if (s.kind() == Slot.Kind.CPU_OWNED && s.owner() != cpu) {
            throw new Broken(BuiltIn.LOCK_DISCIPLINE, "cpu" + cpu + " touches " + s.path() + " of another CPU");
        }
        int lock = parts.slotTable().places().get(slot).guard();
        if (lock >= 0 && !decisions.decide(isMine(lock, read(lock)))) {
            throw new Broken(
                    BuiltIn.LOCK_DISCIPLINE,
                    "cpu" + cpu + " touches " + s.path() + " without holding "
                            + parts.slots().get(lock).path());
        }
    }

    /** Whether this CPU holds the lock that has this value. */
    Term isMine(int lock, Term value) {
        int cpus = parts.programs().size();
        Term mine = decisions.terms().no();
        for (long v = cpu + 1L; v <= parts.slotRanges().get(lock).max(); v += cpus) {
            mine = decisions.terms().or(mine, decisions.terms().equal(value, decisions.constant(v)));
        }
        return mine;
    }
}
