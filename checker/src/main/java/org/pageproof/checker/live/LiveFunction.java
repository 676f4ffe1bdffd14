package org.pageproof.checker.live;

/**
 * A function as specs know it.
 *
 * @param name the hypervisor's name of an operation, the Java name of another method
 * @param operation whether the method is the one that runs when a CPU starts the operation of that name
 * @param parameters how many parameters the method has, the CPU among them and the receiver not
 */
public record LiveFunction(String name, boolean operation, int parameters) {}
