package org.pageproof.spec.schema;

/**
 * A named place of the model: a field of the model, a field of an object, or a part of a word or group.
 *
 * @param name as specs write it
 * @param type what stands there
 * @param origin the Java field it comes from
 */
public record Member(String name, MemberType type, Origin origin) {}
