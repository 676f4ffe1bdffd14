package org.pageproof.checker.steps;

import java.util.Locale;

/** The properties that are always checked. A step that violates one has no successor. */
public enum BuiltIn {
    /** A cycle of CPUs that wait for locks, or unfinished CPUs and no enabled step. */
    NO_DEADLOCK,
    /** A lock released by a CPU that does not hold it, guarded data touched without its lock, another CPU's data touched. */
    LOCK_DISCIPLINE,
    /** A throw, a null dereference, a bad index, a failed cast, a division by zero. */
    NO_EXCEPTION,
    /** A store outside the declared width of a word or the declared range of a field. */
    FITS,
    /** {@code Machine.bugOn}. */
    BUG_ON,
    /** Local code that repeats a local state never ends. */
    LOCAL_CODE_ENDS,
    /** Recursion beyond the bound. */
    CALL_DEPTH;

    private static final BuiltIn[] ALL = values();

    /** The property with that index. */
    public static BuiltIn of(int index) {
        return ALL[index];
    }

    /** Dense from 0. */
    @SuppressWarnings("EnumOrdinal") // for bit sets and generated code
    public int index() {
        return ordinal();
    }

    /** The name in specs and output, such as {@code no_deadlock}. */
    public String specName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
