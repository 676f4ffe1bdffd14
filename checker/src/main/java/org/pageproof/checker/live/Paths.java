package org.pageproof.checker.live;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.pageproof.machine.BitLayout;
import org.pageproof.spec.schema.ArrayType;
import org.pageproof.spec.schema.BoolType;
import org.pageproof.spec.schema.EnumType;
import org.pageproof.spec.schema.GroupType;
import org.pageproof.spec.schema.LockType;
import org.pageproof.spec.schema.MemberType;
import org.pageproof.spec.schema.ModelSchema;
import org.pageproof.spec.schema.ObjectType;
import org.pageproof.spec.schema.Origin;
import org.pageproof.spec.schema.RefType;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.schema.WordType;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.typed.Place;

/** The fields of a model's objects by the names that specs have for them, and what values stand there. */
final class Paths {
    private final ModelSchema schema;
    private final Shape shape;

    Paths(ModelSchema schema, Shape shape) {
        this.schema = schema;
        this.shape = shape;
    }

    Spot field(int object, Origin origin, Span span) {
        if (!shape.hasField(object, origin.declaringClass(), origin.field())) {
            throw new NoValue("there is no field " + origin.field() + " in this form of the model", span);
        }
        return new Spot.OfField(object, origin.declaringClass(), origin.field());
    }

    /** A number as Java has it, or the number of the object that stands there. */
    private long raw(Spot spot, Picture now) {
        if (spot instanceof Spot.OfField f) {
            return shape.field(now, f.object(), f.declaringClass(), f.field());
        } else if (spot instanceof Spot.OfElement e) {
            return shape.element(now, e.array(), e.index());
        } else if (spot instanceof Spot.OfHalf h) {
            return h.word();
        }
        throw new IllegalArgumentException("nothing stands at " + spot);
    }

    /** The object that stands at a spot: an array, a word, a pair, a cell, a lock; 0 for none. */
    int object(Spot spot, Picture now) {
        return (int) raw(spot, now);
    }

    /** The elements of the array at a spot, in order. */
    List<Spot> elements(Spot array, Picture now, Span span) {
        List<Spot> all = new ArrayList<>();
        if (array instanceof Spot.OfTlb row) {
            for (int p = 0; p < shape.object(row.tlb()).length(); p++) {
                all.add(new Spot.OfEntry(row.tlb(), row.cpu(), p));
            }
            return all;
        }
        int number = object(array, now);
        if (number == 0) {
            throw new NoValue("an element of none", span);
        }
        ShapeObject o = shape.object(number);
        if (o.kind() == ShapeObject.Kind.TLB) {
            for (int c = 0; c < o.width(); c++) {
                all.add(new Spot.OfTlb(number, c));
            }
        } else {
            for (int i = 0; i < o.length(); i++) {
                all.add(new Spot.OfElement(number, i));
            }
        }
        return all;
    }

    Spot part(Spot whole, Place.Part p, Picture now) {
        String name = p.member().name();
        int number = object(whole, now);
        if (p.whole().type() instanceof GroupType && number != 0) {
            return new Spot.OfHalf(shape.half(number, name.equals("high")));
        }
        for (BitLayout.Field f : fields(number)) {
            if (f.name().equals(name)) {
                return new Spot.OfPart(number, f);
            }
        }
        throw new NoValue("there is no part " + name + " in this form of the model", p.span());
    }

    /** The bit fields of a word; none where it has no layout. */
    List<BitLayout.Field> fields(int word) {
        BitLayout layout = word == 0 ? null : shape.object(word).layout();
        return layout == null ? List.of() : layout.fields();
    }

    /** The CPU that holds the lock at a spot, or -1. */
    int holder(Spot spot, Picture way, Picture now, Span span) {
        int lock = object(spot, way);
        if (lock == 0) {
            throw new NoValue("there is no lock in this form of the model", span);
        }
        return shape.holder(now, lock);
    }

    /** The value at a spot, of the type that specs have for it. */
    Object value(Spot spot, MemberType type, Picture now, Span span) {
        if (spot instanceof Spot.OfPart part) {
            return bits(part, type, now);
        } else if (spot instanceof Spot.OfEntry e) {
            return shape.stale(now, e.tlb(), e.cpu(), e.page());
        }
        long raw = raw(spot, now);
        if (type instanceof WordType) {
            if (raw == 0) {
                throw new NoValue("the value of none", span);
            }
            return unsigned(shape.word(now, (int) raw));
        } else if (type instanceof RefType && isCell((int) raw)) {
            return new Ref(shape.cell(now, (int) raw));
        } else if (type instanceof ValueType v) {
            return value(raw, v);
        }
        throw new NoValue("this has no value of its own", span);
    }

    /** A plain value, or an argument or result of a call. */
    static Object value(long raw, ValueType type) {
        return type instanceof BoolType
                ? (Object) (raw != 0)
                : type instanceof RefType ? new Ref((int) raw) : BigInteger.valueOf(raw);
    }

    private boolean isCell(int number) {
        return number != 0 && shape.object(number).kind() == ShapeObject.Kind.CELL;
    }

    private Object bits(Spot.OfPart part, MemberType type, Picture now) {
        long bits = part.part().of(shape.word(now, part.word()));
        if (type instanceof BoolType) {
            return bits != 0;
        } else if (!(type instanceof RefType)) {
            return unsigned(bits);
        }
        List<Integer> elements = root(Objects.requireNonNull(part.part().array()), now);
        return bits == 0
                ? Ref.NONE
                : bits > 0 && bits <= elements.size() ? new Ref(elements.get((int) bits - 1)) : new Ref((int) -bits);
    }

    private static BigInteger unsigned(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }

    /** The objects in an array of the model. */
    private List<Integer> root(String name, Picture now) {
        Origin origin = schema.root(name).orElseThrow().origin();
        return elements(field(Shape.MODEL, origin, Span.NOWHERE), now, Span.NOWHERE).stream()
                .map(s -> object(s, now))
                .toList();
    }

    /** Whether the object at a place is one of which shared accesses are made: a word, a pair, a cell or a lock. */
    boolean isShared(MemberType type, int number) {
        return number != 0
                && !(type instanceof ArrayType)
                && (type instanceof WordType
                        || type instanceof GroupType
                        || type instanceof LockType
                        || (type instanceof RefType && isCell(number)));
    }

    /** Whether an access of an object is one of another: itself, or a half of the pair that is accessed as a whole. */
    boolean isOf(int accessed, int wanted) {
        return accessed == wanted
                || (accessed != 0
                        && shape.object(accessed).kind() == ShapeObject.Kind.PAIR
                        && (shape.half(accessed, false) == wanted || shape.half(accessed, true) == wanted));
    }

    /** The index of an object in the array that is the home of its type, or -1. */
    int index(int object, RefType type, Picture now) {
        String home = schema.object(type.object()).map(ObjectType::home).orElse(null);
        return home == null ? -1 : root(home, now).indexOf(object);
    }

    /** The number of the CPU that an object is, or -1. */
    int cpu(int object, Picture now) {
        return schema.cpus() == null ? -1 : root(schema.cpus(), now).indexOf(object);
    }

    /** The object of a CPU; none when CPUs are no objects in the model. */
    Ref cpuObject(int cpu, Picture now) {
        List<Integer> cpus = schema.cpus() == null ? List.of() : root(schema.cpus(), now);
        return cpu >= 0 && cpu < cpus.size() ? new Ref(cpus.get(cpu)) : Ref.NONE;
    }

    /** Whether what stands there is a constant of an enum that a cell refers to. */
    boolean isCellOfEnum(Spot spot, MemberType type, Picture now) {
        return type instanceof EnumType
                && spot instanceof Spot.OfField f
                && shape.objects().stream()
                        .anyMatch(o -> o.kind() == ShapeObject.Kind.CELL
                                && o.link() != null
                                && o.number() == raw(spot, now)
                                && o.link().parent() == f.object()
                                && o.link().field().equals(f.field()));
    }
}
