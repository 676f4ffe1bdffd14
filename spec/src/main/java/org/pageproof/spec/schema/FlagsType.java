package org.pageproof.spec.schema;

import java.util.List;

/**
 * The flags of a word as a set, which is what {@code .flags} after a word means. It stands in no schema: the type checker
 * makes it from the parts of the word.
 *
 * @param names an enum whose constants are the names of the flags, in the order of the parts
 * @param flags the parts that are truth values
 */
public record FlagsType(EnumType names, List<Member> flags) implements MemberType {
    public FlagsType {
        flags = List.copyOf(flags);
    }

    @Override
    public String described() {
        return "a set of flags";
    }
}
