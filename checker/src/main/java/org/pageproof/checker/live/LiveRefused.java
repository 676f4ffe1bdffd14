package org.pageproof.checker.live;

/** A model or scenario that cannot be run from outside; the message says what is in the way. */
public final class LiveRefused extends Exception {
    private static final long serialVersionUID = 1;

    /** A refusal with its reason, as part of a sentence. */
    public LiveRefused(String message) {
        super(message);
    }
}
