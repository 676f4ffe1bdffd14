package org.pageproof.checker.steps.ir;

/**
 * A plain Java field of world objects, static fields included (their object is the pseudo object of the class).
 *
 * <p>Per object id, either {@link #slots} names the slot of the state vector that holds the field, or the slot is -1 and
 * {@link #constants} holds the value it was constructed with. Objects that lack the field have slot {@link #ABSENT}.
 */
public final class PlainField {
    public static final int CONSTANT = -1;
    public static final int ABSENT = -2;

    private final String owner;
    private final String name;
    private final int[] slots;
    private final long[] constants;

    public PlainField(String owner, String name, int[] slots, long[] constants) {
        this.owner = owner;
        this.name = name;
        this.slots = slots;
        this.constants = constants;
    }

    public String owner() {
        return owner;
    }

    public String name() {
        return name;
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
