package org.pageproof.checker.live;

import org.jspecify.annotations.Nullable;
import org.pageproof.machine.BitLayout;

/**
 * One object of a {@link Shape}.
 *
 * @param number from 1; 0 stands for none
 * @param kind what it is
 * @param className binary name of its class
 * @param path how specs and traces name it, such as {@code pages[0].count}; empty for the model
 * @param link how it is reached; null for the model
 * @param length number of elements of an array, of pages of a TLB; otherwise 0
 * @param first position of the first value of an array, word, cell, lock or TLB, which follow each other; -1 where it has none
 * @param width of a word in bits; the number of CPUs of a TLB; otherwise 0
 * @param layout the named fields of a word, or null
 */
public record ShapeObject(
        int number,
        Kind kind,
        String className,
        String path,
        @Nullable Link link,
        int length,
        int first,
        int width,
        @Nullable BitLayout layout) {
    /** What an object is. */
    public enum Kind {
        /** Of a class of the model, with fields. */
        PLAIN,
        ARRAY,
        /** A word, alone or a half of a pair: one value. */
        WORD,
        /** Two words, which are objects of their own. */
        PAIR,
        /** One value: the number of the object that it refers to. */
        CELL,
        /** Two values: the holder, -1 for nobody, and how often it has taken the lock. */
        LOCK,
        /** A value for each page: the CPUs with an entry, bit i for CPU i. */
        TLB,
        /** Of a class of the library: nothing is known of it. */
        LIBRARY
    }

    /** How an object is reached from its parent. */
    public enum Way {
        /** By a field. */
        FIELD,
        /** As an element of an array. */
        ELEMENT,
        /** As what a cell refers to at the start. */
        CELL,
        /** As the low word of a pair. */
        LOW,
        /** As the high word of a pair. */
        HIGH,
        /** As the pair that a word is a half of. */
        PAIR
    }

    /**
     * The shortest way to an object.
     *
     * @param parent number of the object that it is reached from, lower than its own
     * @param way how
     * @param declaringClass binary name of the class that declares the field; empty for the other ways
     * @param field name of the field; empty for the other ways
     * @param index of the element; 0 for the other ways
     */
    public record Link(int parent, Way way, String declaringClass, String field, int index) {}
}
