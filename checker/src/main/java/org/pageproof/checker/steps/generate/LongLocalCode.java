package org.pageproof.checker.steps.generate;

/** Local code runs for so long that the interpreter has to look whether it ends. */
final class LongLocalCode extends RuntimeException {
    private static final long serialVersionUID = 1;

    LongLocalCode() {
        super(null, null, false, false);
    }
}
