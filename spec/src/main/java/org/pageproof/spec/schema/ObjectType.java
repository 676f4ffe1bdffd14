package org.pageproof.spec.schema;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A class of objects of the world, such as Page or Cpu.
 *
 * @param name as specs write it, the simple name of the class
 * @param home name of the root array whose elements are the objects of this type, or null when there is none
 * @param members the fields
 */
public record ObjectType(String name, @Nullable String home, List<Member> members) {
    public ObjectType {
        members = List.copyOf(members);
    }

    /** The field of this name. */
    public Optional<Member> member(String wanted) {
        return members.stream().filter(m -> m.name().equals(wanted)).findFirst();
    }
}
