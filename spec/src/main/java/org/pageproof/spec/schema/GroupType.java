package org.pageproof.spec.schema;

import java.util.List;

/**
 * A place with named parts and no value of its own, such as the two words of a {@code WordPair}.
 *
 * @param parts each of any type
 */
public record GroupType(List<Member> parts) implements MemberType {
    public GroupType {
        parts = List.copyOf(parts);
    }

    @Override
    public String described() {
        return "a group of parts";
    }
}
