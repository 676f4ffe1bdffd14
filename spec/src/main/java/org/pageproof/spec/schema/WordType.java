package org.pageproof.spec.schema;

import java.util.List;

/**
 * A shared word: an int, with bit fields and flags that have names.
 *
 * @param bits declared width, 1 .. 64, or 0 when it depends on parameters
 * @param range the values of the whole word
 * @param parts bit fields and flags; each is an int, a boolean, an enum constant or a reference into an array
 */
public record WordType(int bits, IntType range, List<Member> parts) implements MemberType {
    public WordType {
        parts = List.copyOf(parts);
    }

    @Override
    public String described() {
        return "a number (a word)";
    }
}
