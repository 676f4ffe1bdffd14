package org.pageproof.checker.properties.ground;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A set of integers, as few intervals as it takes.
 *
 * @param parts ascending, with at least one number missing between two of them
 */
record NumberSet(List<Interval> parts) {
    NumberSet {
        parts = List.copyOf(parts);
    }

    /** The numbers of an interval; none where its high end is below the low one. */
    static NumberSet of(Interval all) {
        return new NumberSet(all.low().compareTo(all.high()) <= 0 ? List.of(all) : List.of());
    }

    /** The numbers of an interval that are not {@code value}. */
    static NumberSet without(Interval all, BigInteger value) {
        return below(all, value).or(above(all, value));
    }

    /** The numbers of an interval that are less than {@code value}. */
    static NumberSet below(Interval all, BigInteger value) {
        return of(new Interval(all.low(), all.high().min(value.subtract(BigInteger.ONE))));
    }

    /** The numbers of an interval that are greater than {@code value}. */
    static NumberSet above(Interval all, BigInteger value) {
        return of(new Interval(all.low().max(value.add(BigInteger.ONE)), all.high()));
    }

    /** What is in both. */
    NumberSet and(NumberSet other) {
        List<Interval> both = new ArrayList<>();
        for (Interval a : parts) {
            for (Interval b : other.parts) {
                both.addAll(of(new Interval(a.low().max(b.low()), a.high().min(b.high()))).parts);
            }
        }
        return new NumberSet(both);
    }

    /** What is in one of them. */
    NumberSet or(NumberSet other) {
        List<Interval> ordered = Stream.concat(parts.stream(), other.parts.stream())
                .sorted(Comparator.comparing(Interval::low))
                .toList();
        List<Interval> joined = new ArrayList<>();
        for (Interval next : ordered) {
            int last = joined.size() - 1;
            if (last >= 0 && next.low().compareTo(joined.get(last).high().add(BigInteger.ONE)) <= 0) {
                joined.set(last, joined.get(last).join(next));
            } else {
                joined.add(next);
            }
        }
        return new NumberSet(joined);
    }

    BigInteger size() {
        return parts.stream()
                .map(i -> i.high().subtract(i.low()).add(BigInteger.ONE))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    boolean contains(BigInteger value) {
        return parts.stream().anyMatch(i -> i.contains(value));
    }

    /** All of them, ascending, where they are few. */
    List<BigInteger> numbers() {
        List<BigInteger> all = new ArrayList<>();
        for (Interval i : parts) {
            for (BigInteger v = i.low(); i.contains(v); v = v.add(BigInteger.ONE)) {
                all.add(v);
            }
        }
        return all;
    }
}
