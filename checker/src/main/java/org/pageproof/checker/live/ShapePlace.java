package org.pageproof.checker.live;

/**
 * One position of a {@link Picture}.
 *
 * @param position from 0
 * @param object number of the object that holds the value
 * @param declaringClass binary name of the class that declares the field; empty where the value stands in no field
 * @param field name of the field; empty where the value stands in no field
 * @param index of the element of an array, of the page of a TLB, of the part of a lock (holder, depth); otherwise 0
 * @param kind what values stand for
 * @param type the declared type, such as {@code int} or a binary class name; empty for objects of the machine
 * @param path how specs and traces name it, such as {@code cpus[1].held[0]}
 */
public record ShapePlace(
        int position, int object, String declaringClass, String field, int index, Kind kind, String type, String path) {
    /** What values stand for. */
    public enum Kind {
        /** 0 or 1. */
        BOOLEAN,
        /** A number of Java's type. */
        NUMBER,
        /** The ordinal of an enum constant, -1 for null. */
        ENUM,
        /** The number of an object, 0 for null. */
        REFERENCE,
        /** The bits of a word. */
        WORD,
        /** The CPU that holds a lock, -1 for nobody. */
        HOLDER,
        /** How often the holder has taken a lock, 0 while it is free. */
        DEPTH,
        /** The CPUs whose TLB has an entry for a page, bit i for CPU i. */
        STALE
    }
}
