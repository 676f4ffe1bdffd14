package org.pageproof.checker.properties.code;

/** Generated code: truth values over packed states. */
public interface UnitCode {
    /**
     * Whether expression {@code unit} is true. For a claim about one state both states are the same.
     *
     * @param before holds the packed state before the step from {@code beforeAt} on
     * @param after holds the packed state after the step from {@code afterAt} on
     * @throws NoValue when it has no value
     */
    boolean isTrue(int unit, long[] before, int beforeAt, long[] after, int afterAt);
}
