package org.pageproof.spec.check;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.diagnostics.Reporter;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.schema.ArrayType;
import org.pageproof.spec.schema.BoolType;
import org.pageproof.spec.schema.EnumType;
import org.pageproof.spec.schema.FlagsType;
import org.pageproof.spec.schema.GroupType;
import org.pageproof.spec.schema.LockType;
import org.pageproof.spec.schema.Member;
import org.pageproof.spec.schema.MemberType;
import org.pageproof.spec.schema.ModelSchema;
import org.pageproof.spec.schema.ObjectType;
import org.pageproof.spec.schema.Origin;
import org.pageproof.spec.schema.RefType;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.schema.WordType;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.syntax.Ident;
import org.pageproof.spec.typed.Domain;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.IndexOf;
import org.pageproof.spec.typed.Literal;
import org.pageproof.spec.typed.Place;
import org.pageproof.spec.typed.Read;

/** Steps along a path: fields, parts, elements, and the value at its end. */
final class Places {
    /** What specs write after a word for the set of its flags. */
    static final String FLAGS = "flags";

    private final ModelSchema schema;
    private final Reporter reporter;

    Places(ModelSchema schema, Reporter reporter) {
        this.schema = schema;
        this.reporter = reporter;
    }

    /** What a path leads to so far: a place, or a value from which it can go on. */
    sealed interface Target {
        /** A place that has not been read. */
        record OfPlace(Place place) implements Target {}

        /** A value. */
        record OfValue(Expr expr) implements Target {}
    }

    /** {@code target.name}. */
    @Nullable
    Place member(Span span, Target target, Ident name) {
        if (target instanceof Target.OfPlace at) {
            MemberType type = at.place().type();
            if (type instanceof WordType word) {
                Member flags = flags(word, name);
                if (flags != null) {
                    return new Place.Part(span, at.place(), flags);
                }
                return part(span, at.place(), word.parts(), "this word", name);
            } else if (type instanceof GroupType group) {
                return part(span, at.place(), group.parts(), "this group", name);
            } else if (type instanceof LockType) {
                return ofLock(span, at.place(), name);
            } else if (type instanceof ArrayType) {
                reporter.error(
                        SpecError.NO_FIELDS,
                        name.span(),
                        "an array has no fields",
                        "choose an element with [ ], or say \"forall x in\" this array");
                return null;
            }
        }
        Expr object = read(target, false);
        if (object == null) {
            return null;
        }
        if (!(object.type() instanceof RefType ref)) {
            reporter.error(
                    SpecError.NO_FIELDS,
                    name.span(),
                    object.type().described() + " has no fields",
                    object instanceof Read r && r.primed() ? "put the prime at the end, after the last field" : "");
            return null;
        }
        ObjectType type = schema.object(ref.object()).orElse(null);
        Member member = type == null ? null : type.member(name.text()).orElse(null);
        if (type == null || member == null) {
            List<Member> there = type == null ? List.of() : type.members();
            unknownMember(ref.object(), there, name);
            return null;
        }
        return new Place.Field(span, object, member);
    }

    /** The flags of a word as one part of it, unless the word has a part of that name; null for another name. */
    private static @Nullable Member flags(WordType type, Ident name) {
        List<Member> flags =
                type.parts().stream().filter(m -> m.type() == BoolType.BOOL).toList();
        boolean own = type.parts().stream().anyMatch(m -> m.name().equals(FLAGS));
        if (!name.text().equals(FLAGS) || own || flags.isEmpty()) {
            return null;
        }
        List<String> names = flags.stream().map(Member::name).toList();
        EnumType constants = new EnumType("the flags " + String.join(", ", names), names);
        Origin origin = flags.get(0).origin();
        return new Member(FLAGS, new FlagsType(constants, flags), origin);
    }

    /** The flags of a word that are set, as a set of their names. */
    static Domain.Flags flags(Span span, Place.Part place, FlagsType type, boolean primed) {
        List<Domain.Flag> all = new ArrayList<>();
        for (int i = 0; i < type.flags().size(); i++) {
            Place flag = new Place.Part(span, place.whole(), type.flags().get(i));
            all.add(new Domain.Flag(
                    new Literal(span, type.names(), BigInteger.valueOf(i)),
                    new Read(span, flag, primed, BoolType.BOOL)));
        }
        return new Domain.Flags(span, all);
    }

    private @Nullable Place part(Span span, Place whole, List<Member> parts, String what, Ident name) {
        Optional<Member> part =
                parts.stream().filter(m -> m.name().equals(name.text())).findFirst();
        if (part.isEmpty()) {
            unknownMember(what, parts, name);
            return null;
        }
        return new Place.Part(span, whole, part.get());
    }

    private @Nullable Place ofLock(Span span, Place lock, Ident name) {
        if (name.text().equals("held")) {
            return new Place.OfLock(span, lock, Place.LockPart.HELD, BoolType.BOOL);
        }
        Optional<String> cpu = schema.cpuType();
        if (name.text().equals("holder") && cpu.isPresent()) {
            return new Place.OfLock(span, lock, Place.LockPart.HOLDER, new RefType(cpu.get(), true));
        }
        reporter.unknown(
                SpecError.UNKNOWN_FIELD,
                name.span(),
                "a lock has no field \"" + name.text() + "\"",
                "it has \"held\" and \"holder\"",
                name.text(),
                List.of("held", "holder"));
        return null;
    }

    private void unknownMember(String what, List<Member> there, Ident name) {
        List<String> names = new ArrayList<>();
        there.forEach(m -> names.add(m.name()));
        reporter.unknown(
                SpecError.UNKNOWN_FIELD,
                name.span(),
                what + " has no field \"" + name.text() + "\"",
                names.isEmpty() ? "it has none" : "it has " + String.join(", ", names),
                name.text(),
                names);
    }

    /** {@code target[index]}. */
    @Nullable
    Place element(Span span, Target target, Expr index) {
        if (!(target instanceof Target.OfPlace at) || !(at.place().type() instanceof ArrayType)) {
            reporter.error(
                    SpecError.NOT_AN_ARRAY, span, "only arrays have elements, and this is " + described(target), "");
            return null;
        }
        Expr number = Types.isInt(index.type()) ? index : indexOf(index.span(), index);
        return number == null ? null : new Place.Element(span, at.place(), number);
    }

    /** The index of an object in its home array. */
    @Nullable
    Expr indexOf(Span span, Expr object) {
        if (!(object.type() instanceof RefType ref)) {
            reporter.error(
                    SpecError.WRONG_TYPE,
                    object.span(),
                    "an index is a number or an object, and this is "
                            + object.type().described());
            return null;
        }
        if (schema.object(ref.object()).map(ObjectType::home).isEmpty()) {
            reporter.error(
                    SpecError.NO_INDEX,
                    object.span(),
                    "objects of type " + ref.object() + " have no index",
                    "only the objects of an array of the model have one");
            return null;
        }
        return new IndexOf(span, object);
    }

    /** The value at the end of a path. */
    @Nullable
    Expr read(Target target, boolean primed) {
        if (target instanceof Target.OfValue v) {
            return v.expr();
        }
        Place place = ((Target.OfPlace) target).place();
        return read(place, primed, place.span());
    }

    /** The value at a place. */
    @Nullable
    Expr read(Place place, boolean primed, Span span) {
        ValueType type = valueType(place.type());
        if (type == null) {
            String advice = place.type() instanceof LockType
                    ? "write \".held\" or \".holder\" after it"
                    : place.type() instanceof ArrayType
                            ? "choose an element with [ ]"
                            : place.type() instanceof FlagsType ? Sets.WHERE : "choose a part with a dot";
            reporter.error(SpecError.NOT_A_VALUE, span, place.type().described() + " has no value of its own", advice);
            return null;
        }
        return new Read(span, place, primed, type);
    }

    /** The type that a place has when it is read, or null when it cannot be. */
    static @Nullable ValueType valueType(MemberType type) {
        if (type instanceof ValueType v) {
            return v;
        }
        return type instanceof WordType w ? w.range() : null;
    }

    static String described(Target target) {
        return target instanceof Target.OfPlace at
                ? at.place().type().described()
                : ((Target.OfValue) target).expr().type().described();
    }
}
