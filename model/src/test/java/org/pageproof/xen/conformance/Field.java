package org.pageproof.xen.conformance;

import java.util.List;
import org.pageproof.machine.BitLayout;
import org.pageproof.machine.Word;

/**
 * A column that is a field of a word.
 *
 * @param column its name in the files
 * @param name its name in the layout
 * @param values the files' names of its values, by number; empty if it is a number
 */
record Field(String column, String name, List<String> values) {
    /** The count word of today. */
    static final List<Field> COUNT = List.of(
            number("cnt", "count"),
            new Field("state", "state", List.of("I", "G", "D", "F")),
            number("alloc", "allocated"),
            number("xheap", "xen_heap"),
            number("extra", "extra"),
            number("broken", "broken"),
            number("scrub", "need_scrub"),
            number("shadowed", "shadowed_pt"));

    /** The type word of today. */
    static final List<Field> TYPE = List.of(
            new Field("type", "type", List.of("none", "l1", "l2", "l3", "l4", "seg", "shared", "writable")),
            number("tcnt", "count"),
            number("val", "validated"),
            number("par", "partial"),
            number("lck", "locked"),
            number("pin", "pinned"),
            number("pae", "pae_xen_l2"),
            number("nc", "non_coherent"));

    /** The count word of the early forms. */
    static final List<Field> EARLY_COUNT = List.of(
            number("cnt", "count"),
            number("alloc", "allocated"),
            number("xheap", "xen_heap"),
            number("pagetable_flag", "page_table"),
            number("cacheattr", "cacheattr"));

    private static Field number(String column, String name) {
        return new Field(column, name, List.of());
    }

    /** Stores what the text says. */
    void set(Word word, BitLayout layout, String text) {
        BitLayout.Field bits = layout.field(name);
        long value = values.isEmpty() ? Numbers.parse(text, bits.bits()) : values.indexOf(text);
        word.poke(word.peek() & ~bits.mask() | value << bits.shift());
    }

    /** What the files would write for it. */
    String get(Word word, BitLayout layout) {
        BitLayout.Field bits = layout.field(name);
        long value = bits.of(word.peek());
        return values.isEmpty() ? Numbers.format(value, bits.bits()) : values.get((int) value);
    }
}
