/**
 * What a spec may name of a model: its objects, fields, flags, operations, variants and parameters.
 *
 * <p>The type checker works against a {@link org.pageproof.spec.schema.ModelSchema} and knows nothing of Java classes.
 * {@code checker} fills the schema from a model class and finds every member back through its
 * {@link org.pageproof.spec.schema.Origin}.
 *
 * <h2>Members and their types</h2>
 *
 * <p>A {@link org.pageproof.spec.schema.Member} is a named place: a field of the model object itself (a <em>root</em>
 * member) or a field of an object of the world. Its {@link org.pageproof.spec.schema.MemberType} is one of
 *
 * <ul>
 *   <li>a {@link org.pageproof.spec.schema.ValueType}: int, boolean, enum constant, or a reference to an object of the
 *       world, whether it is a plain field, a ghost, a constant or a {@code Cell};
 *   <li>a {@link org.pageproof.spec.schema.WordType}: an int that may have named parts (bit fields, flags);
 *   <li>a {@link org.pageproof.spec.schema.GroupType}: parts without a value of its own, such as a {@code WordPair};
 *   <li>a {@link org.pageproof.spec.schema.LockType}: parts {@code held} and {@code holder};
 *   <li>an {@link org.pageproof.spec.schema.ArrayType} of any of these.
 * </ul>
 *
 * <p>An array of objects, such as {@code pages}, is an array whose element is a reference that is never null. An
 * object type whose objects are all elements of one root array names that array as its
 * {@linkplain org.pageproof.spec.schema.ObjectType#home() home}; the place of an object in its home is its index, as
 * {@code index(p)} and {@code c.held[p]} use it.
 *
 * <p>Ranges and lengths may depend on the parameters of a scenario. What the schema says about them is for people to
 * read and is never needed for types.
 */
@NullMarked
package org.pageproof.spec.schema;

import org.jspecify.annotations.NullMarked;
