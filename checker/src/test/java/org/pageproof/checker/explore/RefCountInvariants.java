package org.pageproof.checker.explore;

/** Property 0: held_page_keeps_its_owner; property 1: count_covers_held. */
record RefCountInvariants(RefCountSteps model) implements Monitor {
    static final int OWNER = 0;
    static final int COUNT = 1;

    @Override
    public int properties() {
        return 2;
    }

    @Override
    public long stateProperties() {
        return 3;
    }

    @Override
    public long transitionProperties() {
        return 0;
    }

    @Override
    public long state(long open, int location, long[] words, int at) {
        long s = words[at];
        long violated = 0;
        for (int p = 0; p < model.pages(); p++) {
            int sum = 0;
            for (int cpu = 0; cpu < model.cpus(); cpu++) {
                int held = model.held(s, cpu, p);
                sum += held;
                if (held > 0 && model.owner(s, p) != RefCountSteps.domain(cpu)) {
                    violated |= 1 << OWNER;
                }
            }
            if ((model.count(s, p) & 7) < sum) {
                violated |= 1 << COUNT;
            }
        }
        return violated & open;
    }

    @Override
    public long transition(long open, long[] pre, int preAt, int location, int cpu, long[] post, int postAt) {
        throw new AssertionError("has no transition properties");
    }
}
