/**
 * From text to syntax tree.
 *
 * <p>The way of a text: {@link org.pageproof.spec.parse.Tokens} reads tokens and reports what no token can be made of;
 * {@link org.pageproof.spec.parse.Brackets} balances brackets, so that an open brace is reported where it was opened;
 * {@link org.pageproof.spec.parse.Units} cuts the tokens into declarations; the ANTLR parser reads each declaration on
 * its own, so that one broken declaration leaves the others alone; {@link org.pageproof.spec.parse.TreeBuilder} makes
 * the tree of those without errors.
 */
@NullMarked
package org.pageproof.spec.parse;

import org.jspecify.annotations.NullMarked;
