package org.pageproof.checker.explore;

import org.pageproof.checker.steps.NextState;
import org.pageproof.checker.steps.Successors;

/** A system of one word per state spread over several words, each of which depends on all of the one. */
final class Widened implements NextState {
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private final NextState narrow;
    private final int words;
    private final Successors inner = new Successors(1);
    private final long[] state;

    Widened(NextState narrow, int words) {
        this.narrow = narrow;
        this.words = words;
        this.state = new long[words];
    }

    @Override
    public int words() {
        return words;
    }

    private void widen(long s, long[] to, int at) {
        // The first words say little, so that a comparison or a hash of a part of the state would be found out.
        to[at] = s & 1;
        for (int i = 1; i < words - 1; i++) {
            to[at + i] = (s * ODD) >>> 60;
        }
        to[at + words - 1] = s;
    }

    @Override
    public void initial(long[] to, int at) {
        long[] s = new long[1];
        narrow.initial(s, 0);
        widen(s[0], to, at);
    }

    @Override
    public void successors(long[] from, int at, Successors found) {
        inner.clear();
        narrow.successors(from, at + words - 1, inner);
        for (int i = 0; i < inner.size(); i++) {
            widen(inner.words()[i], state, 0);
            found.add(inner.cpu(i), inner.location(i), state);
        }
        for (int i = 0; i < inner.violations(); i++) {
            found.violation(inner.violated(i), inner.violatingCpu(i));
        }
    }
}
