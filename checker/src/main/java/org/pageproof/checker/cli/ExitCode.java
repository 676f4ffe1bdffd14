package org.pageproof.checker.cli;

/** How a command ends. */
enum ExitCode {
    /** Every expectation was met. */
    MET(0),
    /** An expectation was not met. */
    NOT_MET(1),
    /** Bad input or usage. */
    BAD_INPUT(2),
    /** UNKNOWN or SKIPPED where something was expected. */
    INCONCLUSIVE(3),
    /** The tool contradicts itself: a counterexample does not replay. */
    CONTRADICTION(4);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** The one that counts when both happened: 4 before 2 before 1 before 3 before 0. */
    ExitCode and(ExitCode other) {
        return rank() >= other.rank() ? this : other;
    }

    private int rank() {
        return switch (this) {
            case MET -> 0;
            case INCONCLUSIVE -> 1;
            case NOT_MET -> 2;
            case BAD_INPUT -> 3;
            case CONTRADICTION -> 4;
        };
    }
}
