package org.pageproof.spec.schema;

/** The type of a value in a spec: what an expression can be. */
public sealed interface ValueType extends MemberType permits IntType, BoolType, EnumType, RefType {}
