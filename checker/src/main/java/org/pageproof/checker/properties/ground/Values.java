package org.pageproof.checker.properties.ground;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.analysis.Range;
import org.pageproof.machine.BitLayout;
import org.pageproof.machine.Cell;
import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Word;
import org.pageproof.machine.WordPair;
import org.pageproof.spec.schema.EnumType;
import org.pageproof.spec.schema.Origin;
import org.pageproof.spec.schema.RefType;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.typed.AccessOf;
import org.pageproof.spec.typed.Before;

/** Reads the value at a spot, and goes on from a value that is known only in the state. */
final class Values {
    /** The most values that a reference or an index may have to be followed. */
    private static final int MOST = 4096;

    private final Model model;

    Values(Model model) {
        this.model = model;
    }

    /** The value at a spot. */
    Ground at(Spot spot, boolean after, Span span) {
        if (spot instanceof Spot.Fixed f) {
            return f.type().isEnum() ? Terms.constant(-1) : Terms.constant(f.value());
        } else if (spot instanceof Spot.OfSlot s) {
            Ground value = slot(s.slot(), after);
            return s.type().isEnum() ? ordinal(value, s.type()) : value;
        } else if (spot instanceof Spot.OfBits b) {
            return bits(b, after);
        } else if (spot instanceof Spot.OfObject o) {
            return object(o.id(), after);
        }
        return new Ground.Fail("this has no value of its own", span);
    }

    private Ground object(int id, boolean after) {
        Object o = model.world().object(id);
        int slot = model.slots().first(id);
        if (o instanceof Word w) {
            return w.width() == 64 ? new Ground.Bits(slot, after, 0, 64) : slot(slot, after);
        } else if (o instanceof Cell<?>) {
            Ground value = slot(slot, after);
            Object first = model.range(slot).isEmpty()
                    ? null
                    : model.world().object((int) model.range(slot).low());
            return first instanceof Enum<?> e ? ordinal(value, e.getDeclaringClass()) : value;
        } else if (o instanceof Enum<?> e) {
            return Terms.constant(ordinal(e));
        }
        return Terms.constant(id);
    }

    @SuppressWarnings("EnumOrdinal") // the typed tree speaks of constants by ordinal
    private static int ordinal(Enum<?> e) {
        return e.ordinal();
    }

    /** Whether the access of the step is of what stands at a spot. */
    Ground access(Spot spot, AccessOf a) {
        List<Integer> slots = accessed(spot);
        return slots.isEmpty()
                ? plainData(a.span())
                : Terms.all(slots.stream()
                        .<Ground>map(s -> new Ground.Access(a.kind().methods(), s))
                        .toList());
    }

    /** Whether the next access of a CPU is of what stands at a spot. */
    Ground before(int cpu, Spot spot, Before b, boolean after) {
        List<Integer> slots = accessed(spot);
        return slots.isEmpty()
                ? plainData(b.span())
                : model.pending()
                        .access(
                                cpu,
                                b.kind().methods(),
                                id -> id > 0
                                        && id <= model.world().size()
                                        && accessed(new Spot.OfObject((int) id)).containsAll(slots),
                                after,
                                b.span());
    }

    private static Ground plainData(Span span) {
        return new Ground.Fail("this is plain data, of which no shared access is made", span);
    }

    /** The slots that an access of what stands at a spot is of: both of a pair, of which an access of one half is not one. */
    private List<Integer> accessed(Spot spot) {
        Object object = spot instanceof Spot.OfObject o ? model.world().object(o.id()) : null;
        int first = spot instanceof Spot.OfObject o ? model.slots().first(o.id()) : -1;
        if (object instanceof WordPair) {
            return List.of(first, first + 1);
        }
        boolean shared = object instanceof Word || object instanceof Cell<?> || object instanceof SpinLock;
        return shared ? List.of(first) : List.of();
    }

    /**
     * An argument or the result of a call.
     *
     * @param range what the program puts there: numbers, or ids of objects
     */
    Ground input(int input, ValueType type, Range range) {
        if (range.isEmpty() && !range.nullable()) {
            return Terms.constant(0);
        }
        Ground raw = Terms.slot(input, false, range.min(), range.max());
        if (!(type instanceof RefType || type instanceof EnumType)) {
            return raw;
        }
        List<Ground> known = new ArrayList<>();
        for (long id = range.min(); id <= range.max(); id++) {
            Object o =
                    id <= 0 || id > model.world().size() ? null : model.world().object((int) id);
            long value = type instanceof EnumType e
                    ? ordinal(o, e)
                    : o == null || o.getClass().isArray() ? 0 : id;
            known.add(Terms.constant(value));
        }
        return Terms.select(raw, range.min(), known, Terms.constant(type instanceof RefType ? 0 : -1));
    }

    private static long ordinal(@Nullable Object o, EnumType type) {
        if (o instanceof Enum<?> e && e.getDeclaringClass().getSimpleName().equals(type.name())) {
            return ordinal(e);
        }
        return -1;
    }

    Ground slot(int slot, boolean after) {
        Range r = model.range(slot);
        return Terms.slot(slot, after, r.min(), r.max());
    }

    /** The ordinal of the enum constant that a reference refers to; -1 for null. */
    private Ground ordinal(Ground reference, Class<?> type) {
        List<Ground> ordinals = new ArrayList<>();
        var ids = model.world().instances(type);
        int first = ids.nextSetBit(0);
        for (int id = first; first >= 0 && id < ids.length(); id++) {
            boolean constant = ids.get(id) && model.world().object(id) instanceof Enum<?>;
            ordinals.add(
                    Terms.constant(constant ? ordinal((Enum<?>) model.world().object(id)) : -1));
        }
        return ordinals.isEmpty() ? Terms.constant(-1) : Terms.select(reference, first, ordinals, Terms.constant(-1));
    }

    private Ground bits(Spot.OfBits b, boolean after) {
        BitLayout.Field f = b.field();
        Ground value = new Ground.Bits(b.slot(), after, f.shift(), f.bits());
        if (f.kind() != BitLayout.Kind.REFERENCE) {
            return value;
        }
        List<Spot> elements = root(Objects.requireNonNull(f.array()));
        List<Ground> ids = new ArrayList<>();
        ids.add(Terms.constant(0));
        for (Spot e : elements) {
            ids.add(e instanceof Spot.OfObject o ? Terms.constant(o.id()) : Terms.constant(0));
        }
        // Numbers beyond the array are no object; each is told apart from the others all the same.
        for (long v = ids.size(); f.bits() <= 12 && v < 1L << f.bits(); v++) {
            ids.add(Terms.constant(-v));
        }
        return Terms.select(value, 0, ids, Terms.constant(-1));
    }

    /** The elements of a root array. */
    List<Spot> root(String name) {
        int id = model.world().id(model.world().model());
        Spot array = model.field(id, Origin.field("", name));
        return array instanceof Spot.OfObject o ? model.elements(o.id()) : List.of();
    }

    /** Whether it has few enough values to {@linkplain #follow go on} from each of them. */
    static boolean isNarrow(Ground g) {
        Interval range = g.range();
        return g instanceof Ground.Const
                || g instanceof Ground.Fail
                || g instanceof Ground.Select
                || g instanceof Ground.Choose
                || (range.fitsLong()
                        && range.high().subtract(range.low()).bitLength() < 63
                        && range.high().longValue() - range.low().longValue() < MOST);
    }

    /** Goes on from each value that an expression can have. */
    Ground follow(Ground g, LongFunction<Ground> next, Span span) {
        if (g instanceof Ground.Const c) {
            return next.apply(c.value().longValueExact());
        } else if (g instanceof Ground.Fail) {
            return g;
        } else if (g instanceof Ground.Select s) {
            List<Ground> branches =
                    s.branches().stream().map(b -> follow(b, next, span)).toList();
            return Terms.select(s.index(), s.first(), branches, follow(s.otherwise(), next, span));
        } else if (g instanceof Ground.Choose c) {
            return Terms.choose(c.condition(), follow(c.then(), next, span), follow(c.otherwise(), next, span));
        }
        long first = g.range().fitsLong() ? g.range().low().longValue() : Long.MIN_VALUE;
        long last = g.range().fitsLong() ? g.range().high().longValue() : Long.MAX_VALUE;
        if (last - first < 0 || last - first >= MOST) {
            return new Ground.Fail("this has more than " + MOST + " possible values, too many to look up", span);
        }
        List<Ground> branches = new ArrayList<>();
        for (long v = first; v <= last; v++) {
            branches.add(next.apply(v));
        }
        return Terms.select(g, first, branches, branches.get(0));
    }
}
