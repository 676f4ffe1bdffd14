package org.pageproof.checker.prove.methods;

import java.time.Duration;

/** A point in time after which nothing more is asked. */
record Deadline(long nanos) {
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Never negative; a millisecond at least where there is any. */
    Duration left() {
        long left = nanos - System.nanoTime();
        return left < 1_000_000 ? Duration.ZERO : Duration.ofNanos(left);
    }

    /** Whether nothing is left. */
    boolean isOver() {
        return left().isZero();
    }

    /** A share of what is left. */
    Deadline share(double part) {
        return in(Duration.ofNanos((long) (left().toNanos() * part)));
    }
}
