package org.pageproof.checker.cli;

/** Something the user gave cannot be used. The message is complete and says where and what to do; exit code 2. */
final class BadInput extends Exception {
    private static final long serialVersionUID = 1;

    BadInput(String message) {
        super(message);
    }
}
