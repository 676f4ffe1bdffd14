/**
 * The typed tree: a spec with every name resolved against a model. This is what {@code checker} evaluates.
 *
 * <h2>Shape</h2>
 *
 * <p>A {@link org.pageproof.spec.typed.Spec} holds {@link org.pageproof.spec.typed.Property properties} (invariants over
 * one state, transitions over a step, covers over either) and {@link org.pageproof.spec.typed.Scenario scenarios}. The
 * body of a property is an {@link org.pageproof.spec.typed.Expr} of boolean type.
 *
 * <p>Every expression has a type and a span. The span of a node covers exactly its own source text, without brackets
 * around it, so {@code spec.source().slice(e.span())} is what the user wrote for it. To name the conjunct that failed,
 * walk down {@link org.pageproof.spec.typed.Binary} AND, {@link org.pageproof.spec.typed.Quantified} FORALL and
 * {@link org.pageproof.spec.typed.Call} and collect the variables that were bound on the way.
 *
 * <h2>Values</h2>
 *
 * <ul>
 *   <li>int: mathematical, a {@link java.math.BigInteger} in general. The evaluator may use long arithmetic as long as
 *       it notices overflow and then goes on exactly.
 *   <li>boolean.
 *   <li>enum constant: by its name or ordinal in {@link org.pageproof.spec.schema.EnumType#constants()}.
 *   <li>reference: an object of the world or none. Two references are equal when they are the same object.
 * </ul>
 *
 * <h2>Reading the state</h2>
 *
 * <p>State is read only by {@link org.pageproof.spec.typed.Read}. It names a {@link org.pageproof.spec.typed.Place}: a
 * path from a root field or an object through elements and parts. {@code p.count_info.count'} is
 *
 * <pre>
 * Read(primed, Part(Field(Variable p, count_info), count))
 * </pre>
 *
 * <p>Reading the whole of a word gives its int. A prime belongs to one read: in {@code p.owner.refs'} the owner is
 * read before the step and its refs after it. A primed {@link org.pageproof.spec.typed.Call} evaluates the arguments
 * as they are written and then the whole body after the step, as if every read in it were primed.
 *
 * <p>These go wrong at evaluation, and are reported as an error of the spec rather than as a violation: a field of
 * none, an index outside the array, division or remainder by zero, a negative exponent, an exponent or a shift
 * distance above {@link org.pageproof.spec.typed.Arithmetic#MAX_SHIFT}, a negative shift distance. {@code &&},
 * {@code ||} and {@code =>} do not evaluate their right side when the left side decides. {@code where} conditions are
 * evaluated before bodies. {@link org.pageproof.spec.typed.Arithmetic} holds the exact meaning of each operator.
 *
 * <h2>Variables</h2>
 *
 * <p>{@link org.pageproof.spec.typed.Variable#id()} is dense from 0 over the whole spec. Definitions are not recursive,
 * so a variable has at most one value at a time: an array of {@link org.pageproof.spec.typed.Spec#variables()} slots is
 * an environment. Evaluate the arguments of a call before binding any parameter of it.
 *
 * <h2>Constants and parameters</h2>
 *
 * <p>{@link org.pageproof.spec.typed.ConstantRef} and {@link org.pageproof.spec.typed.ParameterRef} depend on the
 * scenario; their values are in {@code ResolvedScenario}, booleans as 0 and 1.
 */
@NullMarked
package org.pageproof.spec.typed;

import org.jspecify.annotations.NullMarked;
