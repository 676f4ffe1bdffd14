package org.pageproof.checker.live;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.typed.Binder;
import org.pageproof.spec.typed.Domain;

/**
 * What stands in the sets of a spec, one element after the other and no further than is asked for. An element is worked out
 * where it is used or compared with another, as the value of a {@code let} is; where nobody asks for it, it need not have a value.
 */
final class Elements {
    private final Meaning meaning;

    Elements(Meaning meaning) {
        this.meaning = meaning;
    }

    /** Worked out when it is asked for, and once. */
    private static final class Element implements Supplier<Object> {
        private final Supplier<Object> value;
        private @Nullable Object known;

        Element(Supplier<Object> value) {
            this.value = value;
        }

        @Override
        public Object get() {
            Object result = known == null ? value.get() : known;
            known = result;
            return result;
        }
    }

    /** Whether some combination of the binders' elements passes; the first one ends the search. */
    boolean any(List<Binder> binders, Names names, boolean after, Predicate<Names> passes) {
        if (binders.isEmpty()) {
            return passes.test(names);
        }
        Binder first = binders.get(0);
        List<Binder> others = binders.subList(1, binders.size());
        return any(first.domain(), names, after, e -> any(others, names.later(first.variable(), e), after, passes));
    }

    /** Whether some element passes. Equal elements of an array are shown each, those of other sets once. */
    private boolean any(Domain domain, Names names, boolean after, Predicate<Supplier<Object>> passes) {
        if (domain instanceof Domain.Elements e) {
            return meaning.elements(e, names, after).stream().anyMatch(v -> passes.test(() -> v));
        } else if (domain instanceof Domain.Range r) {
            BigInteger high = meaning.number(r.high(), names, after);
            for (BigInteger i = meaning.number(r.low(), names, after);
                    i.compareTo(high) <= 0;
                    i = i.add(BigInteger.ONE)) {
                BigInteger value = i;
                if (passes.test(() -> value)) {
                    return true;
                }
            }
            return false;
        } else if (domain instanceof Domain.Flags f) {
            for (Domain.Flag flag : f.flags()) {
                if (meaning.truth(flag.isSet(), names, after)
                        && passes.test(() -> meaning.value(flag.name(), names, after))) {
                    return true;
                }
            }
            meaning.requireNamed(f, names, after);
            return false;
        }
        Predicate<Supplier<Object>> once = once(passes);
        if (domain instanceof Domain.Members m) {
            return m.members().stream().anyMatch(e -> once.test(new Element(() -> meaning.value(e, names, after))));
        }
        Domain.Comprehension c = (Domain.Comprehension) domain;
        return any(
                c.binders(),
                names,
                after,
                n -> meaning.isTrueOrNull(c.where(), n, after)
                        && once.test(new Element(() -> meaning.value(c.value(), n, after))));
    }

    /** Leaves out what is equal to something before. */
    private static Predicate<Supplier<Object>> once(Predicate<Supplier<Object>> passes) {
        List<Supplier<Object>> seen = new ArrayList<>();
        return e -> {
            if (seen.stream().anyMatch(s -> s.get().equals(e.get()))) {
                return false;
            }
            seen.add(e);
            return passes.test(e);
        };
    }

    /** Whether a value is in a set. */
    boolean contains(Domain domain, Supplier<Object> wanted, Names names, boolean after) {
        if (domain instanceof Domain.Range r) {
            return meaning.number(r.low(), names, after).compareTo((BigInteger) wanted.get()) <= 0
                    && meaning.number(r.high(), names, after).compareTo((BigInteger) wanted.get()) >= 0;
        }
        return has(domain, wanted, names, after);
    }

    private boolean has(Domain domain, Supplier<Object> wanted, Names names, boolean after) {
        return any(domain, names, after, e -> e.get().equals(wanted.get()));
    }

    boolean within(Domain inner, Domain outer, Names names, boolean after) {
        return !any(inner, names, after, e -> !has(outer, e, names, after));
    }

    int size(Domain domain, Names names, boolean after) {
        int[] size = {0};
        // Equal elements of an array are one.
        any(domain, names, after, once(e -> {
            size[0]++;
            return false;
        }));
        return size[0];
    }
}
