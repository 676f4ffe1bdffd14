package org.pageproof.checker.properties.ground;

import java.util.ArrayList;
import java.util.List;
import org.pageproof.spec.typed.Aggregate;
import org.pageproof.spec.typed.Aggregation;
import org.pageproof.spec.typed.BinaryOp;
import org.pageproof.spec.typed.Binder;
import org.pageproof.spec.typed.Domain;
import org.pageproof.spec.typed.Quantified;
import org.pageproof.spec.typed.Quantifier;

/** Unrolls quantifiers, sums and counts. */
final class Unroller {
    /** The most values of a range whose bounds depend on the state. */
    private static final int MOST = 4096;

    private static final int MOST_COMBINATIONS = 200_000;

    private final Grounder grounder;
    private final Places places;
    private final Values values;

    Unroller(Grounder grounder, Places places, Values values) {
        this.grounder = grounder;
        this.places = places;
        this.values = values;
    }

    Ground quantified(Quantified q, boolean after) {
        boolean forall = q.quantifier() == Quantifier.FORALL;
        List<Ground> terms = new ArrayList<>();
        for (Combination c : combinations(q.binders(), after)) {
            bind(q.binders(), c);
            List<Ground> parts = new ArrayList<>();
            parts.add(c.present());
            if (q.where() != null) {
                parts.add(grounder.expr(q.where(), after));
            }
            if (forall) {
                parts.replaceAll(Terms::not);
            }
            parts.add(grounder.expr(q.body(), after));
            terms.add(forall ? Terms.any(parts) : Terms.all(parts));
        }
        AnyCpus any = grounder.anyCpus();
        if (any != null && any.isOver(q) && terms.stream().anyMatch(Terms::canFail)) {
            return withValueForEach(terms, forall);
        }
        return forall ? Terms.all(terms) : Terms.any(terms);
    }

    /**
     * The same, without a value where one of the parts has none. Otherwise that would depend on which of the CPUs come first, those
     * that are not named among them.
     */
    private static Ground withValueForEach(List<Ground> terms, boolean forall) {
        Ground sum = Terms.sum(terms);
        return forall
                ? Terms.compare(BinaryOp.EQUAL, sum, Terms.constant(terms.size()))
                : Terms.compare(BinaryOp.LESS, Terms.constant(0), sum);
    }

    Ground aggregate(Aggregate a, boolean after) {
        List<Ground> terms = new ArrayList<>();
        AnyCpus any = grounder.anyCpus();
        List<Combination> combinations = combinations(a.binders(), after);
        for (Combination c : combinations) {
            bind(a.binders(), c);
            List<Ground> conditions = new ArrayList<>();
            conditions.add(c.present());
            if (a.where() != null) {
                conditions.add(grounder.expr(a.where(), after));
            }
            Ground body = grounder.expr(a.body(), after);
            if (a.aggregation() == Aggregation.COUNT) {
                conditions.add(body);
                terms.add(Terms.all(conditions));
            } else {
                terms.add(Terms.choose(Terms.all(conditions), body, Terms.constant(0)));
            }
        }
        if (any != null && any.isOver(a.binders().get(0).domain())) {
            terms.add(any.rest(List.copyOf(terms), a.span()));
        }
        return Terms.sum(terms);
    }

    private void bind(List<Binder> binders, Combination c) {
        for (int i = 0; i < binders.size(); i++) {
            grounder.bind(binders.get(i).variable(), c.values().get(i));
        }
    }

    List<Combination> combinations(List<Binder> binders, boolean after) {
        List<Combination> all = new ArrayList<>();
        all.add(new Combination(List.of(), Terms.TRUE));
        for (int i = 0; i < binders.size(); i++) {
            List<Combination> longer = new ArrayList<>();
            for (Combination c : all) {
                bind(binders.subList(0, i), c);
                for (Combination one : domain(binders.get(i).domain(), after)) {
                    List<Ground> bound = new ArrayList<>(c.values());
                    bound.addAll(one.values());
                    longer.add(new Combination(bound, Terms.all(List.of(c.present(), one.present()))));
                    if (longer.size() > MOST_COMBINATIONS) {
                        throw new Grounder.TooLarge(binders.get(i).domain().span());
                    }
                }
            }
            all = longer;
        }
        return all;
    }

    /** What may stand in a set, each with the condition under which it does; of equal members one is there. */
    List<Combination> domain(Domain domain, boolean after) {
        if (domain instanceof Domain.Elements e) {
            return elements(e, after);
        } else if (domain instanceof Domain.Range r) {
            return range(r, after);
        } else if (domain instanceof Domain.Flags f) {
            return flags(f, after);
        } else if (domain instanceof Domain.Comprehension c) {
            return comprehension(c, after);
        }
        List<Combination> all = new ArrayList<>();
        List<Ground> earlier = new ArrayList<>();
        for (var member : ((Domain.Members) domain).members()) {
            Ground value = grounder.expr(member, after);
            Ground fresh = Terms.all(earlier.stream()
                    .map(x -> Terms.compare(BinaryOp.NOT_EQUAL, value, x))
                    .toList());
            earlier.add(value);
            add(all, value, fresh);
        }
        return all;
    }

    private List<Combination> flags(Domain.Flags f, boolean after) {
        List<Combination> all = new ArrayList<>();
        for (Domain.Flag flag : f.flags()) {
            add(all, grounder.expr(flag.name(), after), grounder.expr(flag.isSet(), after));
        }
        // A flag that specs cannot name must not be taken for one that is not set.
        add(all, Terms.constant(0), places.unknownFlags(f, after));
        return all;
    }

    private List<Combination> comprehension(Domain.Comprehension c, boolean after) {
        List<Combination> all = new ArrayList<>();
        long pairs = 0;
        for (Combination one : combinations(c.binders(), after)) {
            bind(c.binders(), one);
            Ground there = c.where() == null
                    ? one.present()
                    : Terms.all(List.of(one.present(), grounder.expr(c.where(), after)));
            Ground value = grounder.expr(c.value(), after);
            pairs += all.size();
            if (pairs > MOST_COMBINATIONS) {
                throw new Grounder.TooLarge(c.span());
            }
            add(all, value, Terms.all(List.of(there, Terms.not(Sets.contains(all, value)))));
        }
        return all;
    }

    private List<Combination> range(Domain.Range r, boolean after) {
        Ground low = grounder.expr(r.low(), after);
        Ground high = grounder.expr(r.high(), after);
        List<Combination> all = new ArrayList<>();
        Interval between = new Interval(low.range().low(), high.range().high());
        if (between.low().compareTo(between.high()) > 0) {
            return all;
        }
        if (!between.fitsLong()
                || between.high().subtract(between.low()).bitLength() > 31
                || between.high().subtract(between.low()).intValue() >= MOST) {
            throw new Grounder.TooLarge(r.span());
        }
        for (long v = between.low().longValue(); v <= between.high().longValue(); v++) {
            Ground value = Terms.constant(v);
            Ground inside = Terms.all(List.of(
                    Terms.compare(BinaryOp.LESS_OR_EQUAL, low, value),
                    Terms.compare(BinaryOp.LESS_OR_EQUAL, value, high)));
            add(all, value, inside);
        }
        return all;
    }

    private static void add(List<Combination> all, Ground value, Ground present) {
        if (!present.equals(Terms.FALSE)) {
            all.add(new Combination(List.of(value), present));
        }
    }

    /** The elements; which array it is may depend on the state, and then each of its elements is there only when it is that one. */
    private List<Combination> elements(Domain.Elements e, boolean after) {
        List<List<Spot>> arrays = new ArrayList<>();
        Ground which = places.at(
                e.array(),
                after,
                spot -> places.elements(spot, after, e.span(), all -> {
                    arrays.add(all);
                    return Terms.constant(arrays.size() - 1L);
                }));
        List<Combination> all = new ArrayList<>();
        for (int i = 0; i < arrays.size(); i++) {
            Ground present = Terms.compare(BinaryOp.EQUAL, which, Terms.constant(i));
            for (Spot s : arrays.get(i)) {
                AnyCpus any = grounder.anyCpus();
                if (any == null || !any.isOver(e) || any.isNamed(arrays.get(i).indexOf(s))) {
                    add(all, values.at(s, after, e.span()), present);
                }
            }
        }
        if (arrays.isEmpty()) {
            all.add(new Combination(List.of(which), Terms.TRUE));
        }
        return all;
    }
}
