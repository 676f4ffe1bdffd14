package org.pageproof.checker.cli;

/** Two parts of the tool disagree. Never the user's fault; exit code 4. */
final class SelfContradiction extends Exception {
    private static final long serialVersionUID = 1;

    SelfContradiction(String message) {
        super(message);
    }
}
