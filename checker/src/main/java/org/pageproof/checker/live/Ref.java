package org.pageproof.checker.live;

/**
 * A value that refers to an object of the model.
 *
 * @param number of the object in the {@link Shape}; 0 for none; negative for an element that its array does not have
 */
record Ref(int number) {
    /** The reference to nothing. */
    static final Ref NONE = new Ref(0);
}
