package org.pageproof.spec.typed;

import org.pageproof.spec.schema.ArrayType;
import org.pageproof.spec.schema.LockType;
import org.pageproof.spec.schema.Member;
import org.pageproof.spec.schema.MemberType;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;

/** A place of the model's state: a path from a root field or from an object. */
public sealed interface Place {
    /** Where the path stands up to here. */
    Span span();

    /** What stands there. */
    MemberType type();

    /** A field of the model object, such as {@code pages}. */
    record Root(Span span, Member member) implements Place {
        @Override
        public MemberType type() {
            return member.type();
        }
    }

    /**
     * A field of an object.
     *
     * @param object a reference; where it is none the evaluation goes wrong
     */
    record Field(Span span, Expr object, Member member) implements Place {
        @Override
        public MemberType type() {
            return member.type();
        }
    }

    /**
     * An element of an array.
     *
     * @param array whose type is an array
     * @param index an int, from 0; an object that was written as an index stands here as an {@link IndexOf}
     */
    record Element(Span span, Place array, Expr index) implements Place {
        @Override
        public MemberType type() {
            return array.type() instanceof ArrayType a ? a.element() : array.type();
        }
    }

    /** A bit field or flag of a word, or a part of a group. */
    record Part(Span span, Place whole, Member member) implements Place {
        @Override
        public MemberType type() {
            return member.type();
        }
    }

    /**
     * One of the two things that specs see of a lock.
     *
     * @param lock whose type is a {@link LockType}
     * @param which held or holder
     * @param type a truth value, or a reference to a CPU that can be none
     */
    record OfLock(Span span, Place lock, LockPart which, ValueType type) implements Place {}

    /** What specs see of a lock. */
    enum LockPart {
        /** Whether any CPU holds it. */
        HELD,
        /** The CPU that holds it, or none. */
        HOLDER
    }
}
