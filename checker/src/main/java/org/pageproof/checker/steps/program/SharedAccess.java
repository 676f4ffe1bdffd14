package org.pageproof.checker.steps.program;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.ir.AccessKind;
import org.pageproof.checker.steps.world.Slots;
import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Tlb;
import org.pageproof.machine.Word;
import org.pageproof.machine.WordPair;

/** Performs one shared access atomically, as the machine package defines it. */
final class SharedAccess {
    private final StepProgram.Parts parts;
    private final SlotMemory memory;
    private final int cpu;
    private final List<Integer> slots = new ArrayList<>();

    SharedAccess(StepProgram.Parts parts, SlotMemory memory, int cpu) {
        this.parts = parts;
        this.memory = memory;
        this.cpu = cpu;
    }

    /** The slots that the access is about. */
    List<Integer> slots() {
        return List.copyOf(slots);
    }

    /** The result, 0 when there is none. */
    long perform(AccessKind kind, long receiver, long[] operands) {
        if (kind == AccessKind.HALT || kind == AccessKind.RESUME) {
            return halt(receiver, kind == AccessKind.HALT);
        }
        if (receiver == 0) {
            throw new Violated(BuiltIn.NO_EXCEPTION, "a call on null");
        }
        Object object = parts.world().object((int) receiver);
        int slot = parts.slotTable().first((int) receiver);
        if (object instanceof Word w) {
            slots.add(slot);
            return word(kind, w, slot, operands);
        } else if (object instanceof WordPair p) {
            slots.add(slot);
            slots.add(slot + 1);
            return pair(kind, p, slot, operands);
        } else if (object instanceof SpinLock l) {
            slots.add(slot);
            return lock(kind, l, slot);
        } else if (object instanceof Tlb t) {
            return tlb(kind, t, slot, operands);
        }
        slots.add(slot);
        return cell(kind, slot, operands);
    }

    private long word(AccessKind kind, Word w, int slot, long[] o) {
        return switch (kind) {
            case WORD_READ -> memory.read(slot);
            case WORD_WRITE -> {
                store(w, slot, o[0]);
                yield 0;
            }
            case WORD_CMPXCHG -> {
                long found = memory.read(slot);
                if (found == o[0]) {
                    store(w, slot, o[1]);
                }
                yield found;
            }
            case WORD_FETCH_ADD -> update(w, slot, v -> v + o[0]);
            case WORD_FETCH_AND -> update(w, slot, v -> v & o[0]);
            case WORD_FETCH_OR -> update(w, slot, v -> v | o[0]);
            case WORD_EXCHANGE -> update(w, slot, v -> o[0]);
            case WORD_TEST_AND_SET -> bit(update(w, slot, v -> v | 1L << o[0]), o[0]);
            case WORD_TEST_AND_CLEAR -> bit(update(w, slot, v -> v & ~(1L << o[0])), o[0]);
            default -> throw new IllegalStateException(kind + " on a word");
        };
    }

    private static long bit(long value, long bit) {
        return value >>> bit & 1;
    }

    private long update(Word w, int slot, LongUnaryOperator change) {
        long old = memory.read(slot);
        store(w, slot, change.applyAsLong(old));
        return old;
    }

    private void store(Word w, int slot, long value) {
        long mask = Pairs.mask(w.width());
        if (w.isWrapping()) {
            memory.write(slot, value & mask);
        } else if ((value & ~mask) != 0) {
            throw new Violated(
                    BuiltIn.FITS,
                    "storing " + value + " into " + parts.slots().get(slot).path() + ", a word of " + w.width()
                            + " bits");
        } else {
            memory.write(slot, value);
        }
    }

    private long pair(AccessKind kind, WordPair p, int slot, long[] o) {
        long found = memory.read(slot + 1) << p.lowWidth() | memory.read(slot);
        if (kind == AccessKind.PAIR_CMPXCHG && found == o[0]) {
            if ((o[1] & ~Pairs.mask(p.width())) != 0) {
                throw new Violated(BuiltIn.FITS, "storing " + o[1] + " into a pair of " + p.width() + " bits");
            }
            memory.write(slot, o[1] & Pairs.mask(p.lowWidth()));
            memory.write(slot + 1, o[1] >>> p.lowWidth());
        }
        return found;
    }

    private long cell(AccessKind kind, int slot, long[] o) {
        switch (kind) {
            case CELL_READ -> {
                return memory.read(slot);
            }
            case CELL_WRITE -> {
                memory.write(slot, o[0]);
                return 0;
            }
            default -> {
                long found = memory.read(slot);
                if (found == o[0]) {
                    memory.write(slot, o[1]);
                }
                return found;
            }
        }
    }

    private long lock(AccessKind kind, SpinLock l, int slot) {
        int cpus = parts.programs().size();
        long value = memory.read(slot);
        boolean mine = value != 0 && (value - 1) % cpus == cpu;
        if (kind == AccessKind.UNLOCK) {
            if (!mine) {
                throw new Violated(
                        BuiltIn.LOCK_DISCIPLINE,
                        "cpu" + cpu + " gives back " + parts.slots().get(slot).path() + ", which it does not hold");
            }
            memory.write(slot, Math.max(0, value - cpus));
            return 0;
        }
        boolean free = value == 0 || (mine && l.isRecursive());
        if (free && value + cpus > (long) cpus * SpinLock.MOST_TAKEN) {
            throw new Violated(
                    BuiltIn.LOCK_DISCIPLINE,
                    "cpu" + cpu + " takes " + parts.slots().get(slot).path() + " more than " + SpinLock.MOST_TAKEN
                            + " times");
        }
        if (free) {
            memory.write(slot, value == 0 ? cpu + 1 : value + cpus);
        } else if (kind == AccessKind.LOCK) {
            throw new Disabled();
        }
        return free ? 1 : 0;
    }

    private long tlb(AccessKind kind, Tlb t, int first, long[] o) {
        int page = (int) o[1];
        boolean flush = kind == AccessKind.TLB_FLUSH;
        if (page < 0 || page >= t.pages() || (!flush && (o[0] < 0 || o[0] >= t.cpus()))) {
            throw new Violated(BuiltIn.NO_EXCEPTION, "no TLB entry for CPU " + o[0] + " and page " + page);
        }
        long result = 0;
        for (int c = 0; c < t.cpus(); c++) {
            int slot = first + c * t.pages() + page;
            if (flush ? (o[0] >>> c & 1) != 0 : c == o[0]) {
                slots.add(slot);
                result = memory.read(slot);
                if (kind != AccessKind.TLB_IS_STALE) {
                    memory.write(slot, flush ? 0 : 1);
                }
            }
        }
        return result;
    }

    private long halt(long target, boolean halted) {
        int cpus = parts.programs().size();
        if (target < 0 || target >= cpus) {
            throw new Violated(BuiltIn.NO_EXCEPTION, "there is no CPU " + target);
        }
        Slots table = parts.slotTable();
        slots.add(table.halted() + (int) target);
        memory.write(table.halted() + (int) target, halted ? 1 : 0);
        return 0;
    }
}
