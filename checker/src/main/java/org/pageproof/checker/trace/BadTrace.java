package org.pageproof.checker.trace;

/** A file that is no readable trace. The message is for the user and names the place. */
public final class BadTrace extends Exception {
    private static final long serialVersionUID = 1;

    BadTrace(String message, Throwable cause) {
        super(message, cause);
    }
}
