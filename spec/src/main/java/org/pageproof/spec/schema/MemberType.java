package org.pageproof.spec.schema;

/** What stands at a named place of a model. */
public sealed interface MemberType permits ValueType, WordType, FlagsType, GroupType, LockType, ArrayType {
    /** How messages call it, such as {@code a number} or {@code a reference to Page}. */
    String described();
}
