package org.pageproof.checker.steps.generate;

import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.ToolError;
import org.pageproof.checker.steps.ir.PlainField;

/**
 * What generated code works on: the packed state that is being changed and the registers of the CPU that makes the step. The
 * methods are called by generated code; they define the shared accesses a second time, independently of the interpreter.
 */
public final class StepContext {
    /** The step has ended in a state. */
    public static final int END = -1;

    /** The step cannot be taken. */
    public static final int DISABLED = -2;

    private static final int MANY_TICKS = 2_000;
    private static final int MANY_CHOICES = 12;

    /** The registers of all open calls; generated code reads and writes them at the frame's base. */
    public final long[] registers;

    final long[] state;
    final CallTables calls;
    int cpu;
    int path;
    int step;
    boolean accessed;
    int waitsFor;

    private final Tables t;
    private final int[] outcomes = new int[MANY_CHOICES];
    private final int[] bounds = new int[MANY_CHOICES];
    private int given;
    private int made;
    private int ticks;

    StepContext(Tables tables, CallTables calls, int words, int registerCount) {
        this.t = tables;
        this.calls = calls;
        this.state = new long[words];
        this.registers = new long[registerCount];
    }

    // ---- choices

    void firstChoices() {
        given = 0;
    }

    void begin() {
        made = 0;
        ticks = 0;
        waitsFor = -1;
    }

    boolean nextChoices() {
        while (made > 0) {
            made--;
            if (outcomes[made] + 1 < bounds[made]) {
                outcomes[made]++;
                given = made + 1;
                return true;
            }
        }
        return false;
    }

    public int choose(long bound) {
        if (bound < 1) {
            throw new StepViolation(BuiltIn.NO_EXCEPTION);
        }
        if (made == MANY_CHOICES) {
            throw new LongLocalCode();
        }
        if (made >= given) {
            outcomes[made] = 0;
        }
        bounds[made] = (int) bound;
        return outcomes[made++];
    }

    /** Called on every backward jump. */
    public void tick() {
        if (++ticks > MANY_TICKS) {
            throw new LongLocalCode();
        }
    }

    // ---- control

    /** At an access: whether the step goes on with it, because it has made none yet; otherwise the step ends here. */
    public boolean first(int access) {
        int location = calls.location(path, access);
        if (!accessed) {
            accessed = true;
            step = location;
            return true;
        }
        calls.rest(this, location);
        return false;
    }

    /** Enters a call; the arguments stand in the new frame already. */
    public int enter(int call, long receiver) {
        int child = calls.child(path, call, receiver);
        if (child < 0) {
            throw new StepViolation(BuiltIn.CALL_DEPTH);
        }
        path = child;
        return calls.entry(child);
    }

    /** Returns from the innermost call. */
    public int leave(long result) {
        int left = path;
        int parent = t.pathParent[left];
        if (parent < 0) {
            calls.finish(this);
            return END;
        }
        path = parent;
        int to = calls.resultRegister(left);
        if (to >= 0) {
            registers[to] = result;
        }
        return calls.resume(left);
    }

    /** What a step throws that violates the property with that index. */
    public static RuntimeException violation(int property) {
        return new StepViolation(BuiltIn.of(property));
    }

    /** What code throws that the analyses take for unreachable. */
    public static ToolError unreachable() {
        return new ToolError("generated code reached a place that the range analysis takes for unreachable");
    }

    /** The object of the CPU that makes the step. */
    public long self() {
        return calls.self(cpu);
    }

    /** Where the registers of the innermost call begin. */
    public int base() {
        return calls.base(path);
    }

    // ---- slots

    long load(int slot) {
        int place = t.slotPlace[slot];
        long e = state[place >>> 7] >>> place & t.slotMask[slot];
        return e == 0 && (place & Tables.NULLABLE) != 0 ? 0 : e + t.slotBias[slot];
    }

    void store(int slot, long value) {
        int place = t.slotPlace[slot];
        long e = 0;
        if (value != 0 || (place & Tables.NULLABLE) == 0) {
            if (value < t.slotLow[slot] || value > t.slotHigh[slot]) {
                throw new ToolError("the value " + value + " is outside the inferred range of slot " + slot);
            }
            e = value - t.slotBias[slot];
        }
        int word = place >>> 7;
        state[word] = state[word] & ~(t.slotMask[slot] << place) | e << place;
    }

    private void guard(int slot) {
        if (t.slotOwner[slot] >= 0 && t.slotOwner[slot] != cpu) {
            throw new StepViolation(BuiltIn.LOCK_DISCIPLINE);
        }
        if (t.slotGuard[slot] >= 0) {
            long held = load(t.slotGuard[slot]);
            if (held == 0 || (held - 1) % t.cpus != cpu) {
                throw new StepViolation(BuiltIn.LOCK_DISCIPLINE);
            }
        }
    }

    private void storePlain(int slot, long value) {
        guard(slot);
        if (t.slotBounded[slot] && (value < t.slotLow[slot] || value > t.slotHigh[slot])) {
            throw new StepViolation(BuiltIn.FITS);
        }
        store(slot, value);
    }

    public long loadField(long object, int field) {
        nonNull(object);
        int slot = t.fieldSlots[field][(int) object];
        if (slot == PlainField.CONSTANT) {
            return t.fieldConstants[field][(int) object];
        }
        guard(slot);
        return load(slot);
    }

    /** A field that is constant in every object that it may be. */
    public long constant(long object, int field) {
        return t.fieldConstants[field][(int) object];
    }

    /** An element of an array that is never written, at an index that is known to be legal. */
    public long element(long array, long index) {
        return t.elements[(int) array][(int) index];
    }

    public void storeField(long object, int field, long value) {
        nonNull(object);
        storePlain(t.fieldSlots[field][(int) object], value);
    }

    public long length(long array) {
        nonNull(array);
        return t.length[(int) array];
    }

    public long loadElement(long array, long index) {
        bounds(array, index);
        int first = t.first[(int) array];
        if (first < 0) {
            return t.elements[(int) array][(int) index];
        }
        guard(first + (int) index);
        return load(first + (int) index);
    }

    public void storeElement(long array, long index, long value) {
        bounds(array, index);
        storePlain(t.first[(int) array] + (int) index, value);
    }

    public void nonNull(long object) {
        if (object == 0) {
            throw new StepViolation(BuiltIn.NO_EXCEPTION);
        }
    }

    private void bounds(long array, long index) {
        nonNull(array);
        if (index < 0 || index >= t.length[(int) array]) {
            throw new StepViolation(BuiltIn.NO_EXCEPTION);
        }
    }

    /** Java's division by zero. */
    public static long divisor(long value) {
        if (value == 0) {
            throw new StepViolation(BuiltIn.NO_EXCEPTION);
        }
        return value;
    }

    public void cast(long object, int set) {
        if (object != 0 && !calls.contains(set, object)) {
            throw new StepViolation(BuiltIn.NO_EXCEPTION);
        }
    }

    public long instanceOf(long object, int set) {
        return object != 0 && calls.contains(set, object) ? 1 : 0;
    }

    // ---- shared accesses

    private int slot(long object) {
        nonNull(object);
        return t.first[(int) object];
    }

    private static long mask(int bits) {
        return bits == 64 ? -1 : (1L << bits) - 1;
    }

    private void storeWord(long object, int slot, long value) {
        long mask = mask(t.width[(int) object]);
        if (t.wrapping[(int) object]) {
            store(slot, value & mask);
        } else if ((value & ~mask) != 0) {
            throw new StepViolation(BuiltIn.FITS);
        } else {
            store(slot, value);
        }
    }

    public long wordRead(long word) {
        return load(slot(word));
    }

    public void wordWrite(long word, long value) {
        storeWord(word, slot(word), value);
    }

    public long wordCmpxchg(long word, long expected, long replacement) {
        int slot = slot(word);
        long found = load(slot);
        if (found == expected) {
            storeWord(word, slot, replacement);
        }
        return found;
    }

    public long wordFetchAdd(long word, long n) {
        int slot = slot(word);
        long found = load(slot);
        storeWord(word, slot, found + n);
        return found;
    }

    public long wordFetchAnd(long word, long bits) {
        int slot = slot(word);
        long found = load(slot);
        storeWord(word, slot, found & bits);
        return found;
    }

    public long wordFetchOr(long word, long bits) {
        int slot = slot(word);
        long found = load(slot);
        storeWord(word, slot, found | bits);
        return found;
    }

    public long wordExchange(long word, long value) {
        int slot = slot(word);
        long found = load(slot);
        storeWord(word, slot, value);
        return found;
    }

    public long wordTestAndSet(long word, long bit) {
        return wordFetchOr(word, 1L << bit) >>> bit & 1;
    }

    public long wordTestAndClear(long word, long bit) {
        return wordFetchAnd(word, ~(1L << bit)) >>> bit & 1;
    }

    public long cellRead(long cell) {
        return load(slot(cell));
    }

    public void cellWrite(long cell, long object) {
        store(slot(cell), object);
    }

    public long cellCmpxchg(long cell, long expected, long replacement) {
        int slot = slot(cell);
        long found = load(slot);
        if (found == expected) {
            store(slot, replacement);
        }
        return found;
    }

    public long pairRead(long pair) {
        int slot = slot(pair);
        return load(slot + 1) << t.lowWidth[(int) pair] | load(slot);
    }

    public long pairCmpxchg(long pair, long expected, long replacement) {
        long found = pairRead(pair);
        if (found == expected) {
            int slot = slot(pair);
            if ((replacement & ~mask(t.width[(int) pair])) != 0) {
                throw new StepViolation(BuiltIn.FITS);
            }
            int low = t.lowWidth[(int) pair];
            store(slot, replacement & mask(low));
            store(slot + 1, replacement >>> low);
        }
        return found;
    }

    public long pairJoin(long pair, long low, long high) {
        nonNull(pair);
        int lowWidth = t.lowWidth[(int) pair];
        if ((low & ~mask(lowWidth)) != 0 || (high & ~mask(t.width[(int) pair] - lowWidth)) != 0) {
            throw new StepViolation(BuiltIn.FITS);
        }
        return high << lowWidth | low;
    }

    public long pairLow(long pair, long joined) {
        nonNull(pair);
        return joined & mask(t.lowWidth[(int) pair]);
    }

    public long pairHigh(long pair, long joined) {
        nonNull(pair);
        int low = t.lowWidth[(int) pair];
        return joined >>> low & mask(t.width[(int) pair] - low);
    }

    private boolean take(long lock, int slot) {
        long value = load(slot);
        if (value == 0) {
            store(slot, cpu + 1L);
            return true;
        }
        int holder = (int) ((value - 1) % t.cpus);
        if (holder == cpu && t.recursive[(int) lock]) {
            if (value + t.cpus > t.slotHigh[slot]) {
                throw new StepViolation(BuiltIn.LOCK_DISCIPLINE);
            }
            store(slot, value + t.cpus);
            return true;
        }
        return false;
    }

    public boolean lock(long lock) {
        int slot = slot(lock);
        if (take(lock, slot)) {
            return true;
        }
        waitsFor = (int) ((load(slot) - 1) % t.cpus);
        return false;
    }

    public long tryLock(long lock) {
        return take(lock, slot(lock)) ? 1 : 0;
    }

    public void unlock(long lock) {
        int slot = slot(lock);
        long value = load(slot);
        if (value == 0 || (value - 1) % t.cpus != cpu) {
            throw new StepViolation(BuiltIn.LOCK_DISCIPLINE);
        }
        store(slot, value > t.cpus ? value - t.cpus : 0);
    }

    public void tlbFill(long tlb, long ofCpu, long page) {
        store(tlbEntry(tlb, ofCpu, page), 1);
    }

    public long tlbIsStale(long tlb, long ofCpu, long page) {
        return load(tlbEntry(tlb, ofCpu, page));
    }

    public void tlbFlush(long tlb, long mask, long page) {
        nonNull(tlb);
        int[] shape = calls.tlb((int) tlb);
        int pages = shape[1];
        if (page < 0 || page >= pages) {
            throw new StepViolation(BuiltIn.NO_EXCEPTION);
        }
        for (int c = 0; c < shape[0]; c++) {
            if ((mask >>> c & 1) != 0) {
                store(slot(tlb) + c * pages + (int) page, 0);
            }
        }
    }

    private int tlbEntry(long tlb, long ofCpu, long page) {
        nonNull(tlb);
        int[] shape = calls.tlb((int) tlb);
        if (page < 0 || page >= shape[1] || ofCpu < 0 || ofCpu >= shape[0]) {
            throw new StepViolation(BuiltIn.NO_EXCEPTION);
        }
        return slot(tlb) + (int) ofCpu * shape[1] + (int) page;
    }

    public void halt(long target) {
        halted(target, 1);
    }

    public void resume(long target) {
        halted(target, 0);
    }

    private void halted(long target, long value) {
        if (target < 0 || target >= t.cpus) {
            throw new StepViolation(BuiltIn.NO_EXCEPTION);
        }
        store(calls.halted() + (int) target, value);
    }
}
