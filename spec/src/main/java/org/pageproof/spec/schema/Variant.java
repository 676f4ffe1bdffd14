package org.pageproof.spec.schema;

/**
 * A bug, a rejected proposal or an alternative form of the model.
 *
 * @param name as scenarios write it, such as {@code B07}
 * @param sentence what is different, in one sentence
 */
public record Variant(String name, String sentence) {}
