package org.pageproof.checker.steps.ir;

/** Which method a call reaches: one for static, special and monomorphic calls, otherwise one per receiving object. */
public final class Targets {
    private final int direct;
    private final int[] byObject;

    private Targets(int direct, int[] byObject) {
        this.direct = direct;
        this.byObject = byObject;
    }

    public static Targets direct(int method) {
        return new Targets(method, new int[0]);
    }

    /** {@code methods} holds the method's id per object of the world, -1 where the object does not understand the call. */
    public static Targets virtual(int[] methods) {
        return new Targets(-1, methods);
    }

    /** The one method, or -1 for a virtual call. */
    public int direct() {
        return direct;
    }

    /** The method's id for this receiver, or -1. */
    public int of(int object) {
        return direct >= 0 ? direct : byObject[object];
    }
}
