package org.pageproof.checker.prove.term;

/** Formulas are wanted no longer: the time is over, or the user interrupts. Whoever makes them leaves them as they are. */
public final class OutOfTime extends RuntimeException {
    private static final long serialVersionUID = 1;

    public OutOfTime() {
        super("formulas take too long to make", null, false, false);
    }
}
