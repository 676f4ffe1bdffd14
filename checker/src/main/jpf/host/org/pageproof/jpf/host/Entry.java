package org.pageproof.jpf.host;

import java.util.stream.Collectors;
import org.pageproof.checker.live.LiveStart;

/**
 * The method that runs when an operation starts.
 *
 * @param className binary name of the class that declares it
 * @param signature its name and the names of its parameter classes, joined by blanks
 */
record Entry(String className, String signature) {
    static Entry of(LiveStart start) {
        String types = start.arguments().stream().map(a -> " " + a.type()).collect(Collectors.joining());
        return new Entry(start.declaringClass(), start.method() + types);
    }
}
