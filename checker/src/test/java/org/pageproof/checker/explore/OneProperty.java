package org.pageproof.checker.explore;

/** A monitor that knows one property of states, and may claim to have more. */
record OneProperty(Test violated, int properties) implements Monitor {
    @FunctionalInterface
    interface Test {
        boolean holds(long[] words, int at);
    }

    OneProperty(Test violated) {
        this(violated, 1);
    }

    @Override
    public long stateProperties() {
        return 1;
    }

    @Override
    public long transitionProperties() {
        return 0;
    }

    @Override
    public long state(long open, int location, long[] words, int at) {
        return violated.holds(words, at) ? 1 : 0;
    }

    @Override
    public long transition(long open, long[] pre, int preAt, int location, int cpu, long[] post, int postAt) {
        throw new AssertionError("has no transition properties");
    }
}
