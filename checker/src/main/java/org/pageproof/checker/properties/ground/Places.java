package org.pageproof.checker.properties.ground;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pageproof.machine.BitLayout;
import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Tlb;
import org.pageproof.machine.Word;
import org.pageproof.machine.WordPair;
import org.pageproof.spec.schema.Member;
import org.pageproof.spec.schema.Origin;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.typed.BinaryOp;
import org.pageproof.spec.typed.Domain;
import org.pageproof.spec.typed.Place;
import org.pageproof.spec.typed.Read;

/**
 * Walks the path of a place. Where an object or index on the way depends on the state, it goes on with each that is
 * possible and chooses between the results.
 */
final class Places {
    private final Model model;
    private final Values values;
    private final Grounder grounder;

    Places(Model model, Values values, Grounder grounder) {
        this.model = model;
        this.values = values;
        this.grounder = grounder;
    }

    /**
     * Goes on with what stands at a place.
     *
     * @param after whether the objects and indices on the way are read after the step
     */
    Ground at(Place place, boolean after, Function<Spot, Ground> next) {
        if (place instanceof Place.Root r) {
            return field(model.world().id(model.world().model()), r.member().origin(), r.span(), next);
        } else if (place instanceof Place.Field f) {
            Ground object = grounder.expr(f.object(), after);
            return values.follow(object, id -> ofObject(id, f, next), f.object().span());
        } else if (place instanceof Place.Element e) {
            Ground index = grounder.expr(e.index(), after);
            return at(e.array(), after, array -> element(array, index, e, after, next));
        } else if (place instanceof Place.Part p) {
            return at(p.whole(), after, whole -> part(whole, p.member(), p.span(), after, next));
        }
        Place.OfLock lock = (Place.OfLock) place;
        return at(lock.lock(), after, next);
    }

    private Ground ofObject(long id, Place.Field f, Function<Spot, Ground> next) {
        if (id == 0) {
            return new Ground.Fail(
                    "the field " + f.member().name() + " of none", f.object().span());
        } else if (id < 0) {
            return new Ground.Fail(
                    "the field " + f.member().name() + " of a reference to an object that does not exist",
                    f.object().span());
        }
        return field((int) id, f.member().origin(), f.span(), next);
    }

    private Ground field(int object, Origin origin, Span span, Function<Spot, Ground> next) {
        Spot spot = model.field(object, origin);
        return spot == null
                ? new Ground.Fail(
                        model.world().path(object) + " has no field " + origin.field() + " in this form of the model",
                        span)
                : next.apply(spot);
    }

    private Ground element(Spot array, Ground index, Place.Element e, boolean after, Function<Spot, Ground> next) {
        return elements(
                array,
                after,
                e.span(),
                all -> Values.isNarrow(index)
                        ? values.follow(
                                index,
                                i -> i >= 0 && i < all.size()
                                        ? next.apply(all.get((int) i))
                                        : new Ground.Fail(
                                                "the index " + i + " of an array of length " + all.size(),
                                                e.index().span(),
                                                e.array().span()),
                                e.index().span())
                        : inside(all, index, e, next));
    }

    /** As {@link #element}, for an index that can be almost anything, such as an argument. */
    private static Ground inside(List<Spot> all, Ground index, Place.Element e, Function<Spot, Ground> next) {
        List<Ground> branches = all.stream().map(next).toList();
        String outside = "an index outside an array of length " + all.size();
        return Terms.select(
                index,
                0,
                branches,
                new Ground.Fail(outside, e.index().span(), e.array().span()));
    }

    /** Goes on with the elements of the array at a spot. */
    Ground elements(Spot array, boolean after, Span span, Function<List<Spot>, Ground> next) {
        if (array instanceof Spot.OfObject o) {
            Object object = model.world().object(o.id());
            if (object.getClass().isArray()) {
                return next.apply(model.elements(o.id()));
            } else if (object instanceof Tlb t) {
                List<Spot> rows = new ArrayList<>();
                for (int c = 0; c < t.cpus(); c++) {
                    rows.add(new Spot.TlbRow(o.id(), c));
                }
                return next.apply(rows);
            }
        } else if (array instanceof Spot.TlbRow row) {
            Tlb tlb = (Tlb) model.world().object(row.id());
            List<Spot> entries = new ArrayList<>();
            for (int p = 0; p < tlb.pages(); p++) {
                int slot = model.slots().first(row.id()) + row.cpu() * tlb.pages() + p;
                entries.add(new Spot.OfSlot(slot, boolean.class));
            }
            return next.apply(entries);
        } else if (array instanceof Spot.OfSlot s) {
            return values.follow(
                    values.slot(s.slot(), after),
                    id -> id == 0
                            ? new Ground.Fail("an element of none", span)
                            : elements(new Spot.OfObject((int) id), after, span, next),
                    span);
        }
        return new Ground.Fail("an element of none", span);
    }

    private Ground part(Spot whole, Member member, Span span, boolean after, Function<Spot, Ground> next) {
        Object object = whole instanceof Spot.OfObject o ? model.world().object(o.id()) : null;
        if (whole instanceof Spot.OfObject o && object instanceof Word w) {
            BitLayout.Field field = field(w, member.name());
            if (field != null) {
                return next.apply(new Spot.OfBits(model.slots().first(o.id()), field));
            }
        } else if (object instanceof WordPair pair) {
            Word half = member.name().equals("low") ? pair.low() : pair.high();
            return next.apply(new Spot.OfObject(model.world().id(half)));
        } else if (whole instanceof Spot.OfSlot s) {
            return values.follow(
                    values.slot(s.slot(), after),
                    id -> id == 0
                            ? new Ground.Fail("the part " + member.name() + " of none", span)
                            : part(new Spot.OfObject((int) id), member, span, after, next),
                    span);
        }
        return new Ground.Fail("there is no part " + member.name() + " in this form of the model", span);
    }

    /** False, or no value where the word has other flags in this scenario than by default. */
    Ground unknownFlags(Domain.Flags flags, boolean after) {
        List<String> known = new ArrayList<>();
        Place word = null;
        for (Domain.Flag flag : flags.flags()) {
            Place.Part part = (Place.Part) ((Read) flag.isSet()).place();
            known.add(part.member().name());
            word = part.whole();
        }
        return at(Objects.requireNonNull(word), after, whole -> {
            BitLayout layout = whole instanceof Spot.OfObject o && model.world().object(o.id()) instanceof Word w
                    ? w.layout()
                    : null;
            return layout == null
                    ? Terms.FALSE
                    : layout.fields().stream()
                            .filter(f -> f.kind() == BitLayout.Kind.FLAG && !known.contains(f.name()))
                            .findFirst()
                            .<Ground>map(f -> new Ground.Fail(
                                    "the set of flags of a word that has the flag " + f.name()
                                            + " with these parameters of the model and not by default",
                                    flags.span()))
                            .orElse(Terms.FALSE);
        });
    }

    private static BitLayout.@Nullable Field field(Word word, String name) {
        BitLayout layout = word.layout();
        if (layout != null) {
            for (BitLayout.Field f : layout.fields()) {
                if (f.name().equals(name)) {
                    return f;
                }
            }
        }
        return null;
    }

    /**
     * Whether a lock is held, or by whom.
     *
     * @param now whether the lock itself is read after the step
     */
    Ground lock(Place.OfLock of, boolean after, boolean now) {
        return at(of.lock(), after, spot -> {
            if (spot instanceof Spot.OfObject o && model.world().object(o.id()) instanceof SpinLock) {
                return lock(model.slots().first(o.id()), of.which(), now);
            }
            return new Ground.Fail("there is no lock in this form of the model", of.span());
        });
    }

    private Ground lock(int slot, Place.LockPart which, boolean now) {
        Ground value = values.slot(slot, now);
        if (which == Place.LockPart.HELD) {
            return Terms.compare(BinaryOp.NOT_EQUAL, value, Terms.constant(0));
        }
        List<Integer> cpus = model.world().cpus();
        List<Ground> holders = new ArrayList<>();
        for (long v = 1; !cpus.isEmpty() && v <= model.range(slot).max(); v++) {
            holders.add(Terms.constant(cpus.get((int) ((v - 1) % cpus.size()))));
        }
        return holders.isEmpty() ? Terms.constant(0) : Terms.select(value, 1, holders, Terms.constant(0));
    }
}
