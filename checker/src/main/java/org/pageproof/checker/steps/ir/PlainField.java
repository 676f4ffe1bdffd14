package org.pageproof.checker.steps.ir;

/**
 * A plain Java field of world objects.
 *
 * <p>Per object id, either {@link #slots} names the slot of the state vector that holds the field, or the slot is -1 and
 * {@link #constants} holds the value it was constructed with. Objects that lack the field have slot {@link #ABSENT}.
 */
public final class PlainField {
    public static final int CONSTANT = -1;
    public static final int ABSENT = -2;

    private final String owner;
    private final String name;
    private final boolean reference;
    private final int[] slots;
    private final long[] constants;

    /** {@code slots} may change until the program is complete: a constant becomes a slot when a write to it is found. */
    public PlainField(String owner, String name, boolean reference, int[] slots, long[] constants) {
        this.owner = owner;
        this.name = name;
        this.reference = reference;
        this.slots = slots;
        this.constants = constants;
    }

    public String owner() {
        return owner;
    }

    public String name() {
        return name;
    }

    /** Whether it refers to objects. */
    public boolean reference() {
        return reference;
    }

    public void setSlot(int object, int slot) {
        slots[object] = slot;
    }

    /** The slot of this field in the object, or {@link #CONSTANT} or {@link #ABSENT}. */
    public int slot(int object) {
        return slots[object];
    }

    public long constant(int object) {
        return constants[object];
    }

    @Override
    public String toString() {
        return owner + "." + name;
    }
}
