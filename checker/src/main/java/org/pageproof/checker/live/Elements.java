package org.pageproof.checker.live;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.pageproof.spec.typed.Binder;
import org.pageproof.spec.typed.Domain;

/** What stands in the sets of a spec, one element after the other and no further than is asked for. */
final class Elements {
    private final Meaning meaning;

    Elements(Meaning meaning) {
        this.meaning = meaning;
    }

    /** Whether some combination of the binders' elements passes; the first one ends the search. */
    boolean any(List<Binder> binders, Names names, boolean after, Predicate<Names> passes) {
        if (binders.isEmpty()) {
            return passes.test(names);
        }
        Binder first = binders.get(0);
        List<Binder> others = binders.subList(1, binders.size());
        return any(first.domain(), names, after, e -> any(others, names.with(first.variable(), e), after, passes));
    }

    /** Whether some element passes. Equal elements of an array are shown each, those of other sets once. */
    boolean any(Domain domain, Names names, boolean after, Predicate<Object> passes) {
        if (domain instanceof Domain.Elements e) {
            return meaning.elements(e, names, after).stream().anyMatch(passes);
        } else if (domain instanceof Domain.Range r) {
            BigInteger low = meaning.number(r.low(), names, after);
            BigInteger high = meaning.number(r.high(), names, after);
            for (BigInteger i = low; i.compareTo(high) <= 0; i = i.add(BigInteger.ONE)) {
                if (passes.test(i)) {
                    return true;
                }
            }
            return false;
        }
        Set<Object> seen = new HashSet<>();
        Predicate<Object> once = e -> seen.add(e) && passes.test(e);
        if (domain instanceof Domain.Members m) {
            return m.members().stream().anyMatch(e -> once.test(meaning.value(e, names, after)));
        } else if (domain instanceof Domain.Flags f) {
            for (Domain.Flag flag : f.flags()) {
                if (meaning.truth(flag.isSet(), names, after) && once.test(meaning.value(flag.name(), names, after))) {
                    return true;
                }
            }
            meaning.requireNamed(f, names, after);
            return false;
        }
        Domain.Comprehension c = (Domain.Comprehension) domain;
        return any(
                c.binders(),
                names,
                after,
                n -> meaning.isTrueOrNull(c.where(), n, after) && once.test(meaning.value(c.value(), n, after)));
    }

    /** Whether something is in a set; it is worked out only where the set has an element to compare it with. */
    boolean contains(Domain domain, Supplier<Object> wanted, Names names, boolean after) {
        if (domain instanceof Domain.Range r) {
            return meaning.number(r.low(), names, after).compareTo((BigInteger) wanted.get()) <= 0
                    && meaning.number(r.high(), names, after).compareTo((BigInteger) wanted.get()) >= 0;
        }
        return any(domain, names, after, e -> e.equals(wanted.get()));
    }

    boolean within(Domain inner, Domain outer, Names names, boolean after) {
        return !any(inner, names, after, e -> !contains(outer, () -> e, names, after));
    }

    int size(Domain domain, Names names, boolean after) {
        Set<Object> all = new HashSet<>();
        any(domain, names, after, e -> {
            all.add(e);
            return false;
        });
        return all.size();
    }
}
