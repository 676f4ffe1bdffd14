package org.pageproof.checker.scenario;

/** Something the user gave cannot be used. The message is complete and says where and what to do; exit code 2. */
public final class BadInput extends Exception {
    private static final long serialVersionUID = 1;

    /** Input that cannot be used, with the complete message. */
    public BadInput(String message) {
        super(message);
    }
}
