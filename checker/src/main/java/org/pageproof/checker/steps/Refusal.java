package org.pageproof.checker.steps;

/**
 * Something in a model that the step compiler does not take.
 *
 * @param where class and method, such as {@code RefCount.get}; the class alone for a field
 * @param file source file name
 * @param line source line, 0 when the class was compiled without line numbers
 * @param what the construct, by name
 * @param advice what to write instead
 */
public record Refusal(String where, String file, int line, String what, String advice) {
    @Override
    public String toString() {
        String at = line > 0 ? file + ":" + line : file;
        return at + ": " + where + ": " + what + "; " + advice;
    }
}
