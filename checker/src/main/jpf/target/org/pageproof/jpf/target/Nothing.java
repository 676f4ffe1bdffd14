package org.pageproof.jpf.target;

/** A program that does nothing. */
public final class Nothing {
    private Nothing() {}

    public static void main(String[] none) {}
}
