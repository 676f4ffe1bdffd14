package org.pageproof.checker.steps;

import java.util.List;

/**
 * A place where a CPU is about to make a shared access: a call path and the instruction of the access.
 *
 * @param id dense from 0 in the step program
 * @param operation the hypervisor's name of the operation, the start of the path
 * @param path the calls that are open, outermost first; the last one holds the access
 * @param access what kind of access it is, as shown in traces, such as {@code Word.cmpxchg}
 */
public record Location(int id, String operation, List<Call> path, String access) {
    /**
     * One open call.
     *
     * @param function the operation's name for the operation, the method's name for a helper
     * @param method owner and name of the Java method, such as {@code RefCount.get}
     * @param file source file name
     * @param line line of the call that is open, or of the access in the last call; 0 when unknown
     */
    public record Call(String function, String method, String file, int line) {}

    /** The function that makes the access. */
    public Call innermost() {
        return path.get(path.size() - 1);
    }

    /** Whether the access is made by one of these methods of the machine package, whatever it is of. */
    public boolean accessBy(List<String> methods) {
        return methods.contains(access.substring(access.indexOf('.') + 1));
    }

    /** Whether {@code function} (the operation or a helper) stands on the call path. */
    public boolean by(String function) {
        return path.stream().anyMatch(c -> c.function().equals(function));
    }
}
