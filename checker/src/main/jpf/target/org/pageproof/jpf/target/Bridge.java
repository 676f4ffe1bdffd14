package org.pageproof.jpf.target;

/** What the code under Java PathFinder asks of the search around it. */
public final class Bridge {
    private Bridge() {}

    /** Binary name of the model's class. */
    static native String model();

    /** Binary name of the record that the constructor takes its parameters in, or "". */
    static native String bundle();

    /** The constructor's parameters, 0 and 1 for booleans. */
    static native long[] parameters();

    /** The model is there, and nothing has run. Returns the number of CPUs. */
    static native int constructed(Object model);

    /** In how many ways a CPU may start an operation, at all positions of its program together. */
    static native int starts(int cpu);

    /** Binary name of the class that declares the operation that a start runs. */
    static native String operationClass(int cpu, int start);

    /** Name of its method and the names of its parameter classes, joined by blanks. */
    static native String operationMethod(int cpu, int start);

    /** An argument of a start as a number: of an int, boolean, or the like; the ordinal of an enum. */
    static native long number(int cpu, int start, int argument);

    /** An argument of a start that is an object. */
    static native Object object(int cpu, int start, int argument);

    /** The CPUs wait for their first step. Does not return. */
    static native void begin(Thread[] cpus);

    /** Stands at rest; returns the start that is to be made. */
    static native int rest();

    /** The operation ended with a violation of a property that is always checked. */
    static native void failed(String property, String message);

    /** The step that is being made does not exist. */
    public static native void disabled();

    /** Stands before a shared access. */
    public static native void access(String kind, Object receiver);

    /** Any of 0 to n - 1. */
    public static native int choose(int n);

    /** Stops a CPU or lets it go on. */
    public static native void halt(int cpu, boolean stop);
}
