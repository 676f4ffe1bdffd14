package org.pageproof.checker.prove.solver;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The question whether assertions can all be true.
 *
 * @param logic the SMT-LIB logic, such as {@code QF_ABV}
 * @param text declarations, definitions and assertions in SMT-LIB 2; no other commands
 * @param wanted names of the constants (of Bool, Int or bit-vector sort) whose values are of interest when they can, without the
 *     bars of quoted names
 * @param premises how many of the assertions, from the first on, other questions begin with as well: a solver may keep what it has
 *     learned of these; 0 for a question that stands alone
 */
public record Query(String logic, String text, List<String> wanted, int premises) {
    private static final Pattern SIMPLE = Pattern.compile("[a-zA-Z~!@$%^&*_+=<>.?/-][0-9a-zA-Z~!@$%^&*_+=<>.?/-]*");

    /** Copies the list. */
    public Query {
        wanted = List.copyOf(wanted);
    }

    /** A question that stands alone. */
    public Query(String logic, String text, List<String> wanted) {
        this(logic, text, wanted, 0);
    }

    /** The same question as a complete script, which any SMT-LIB 2 solver answers with {@code sat}, {@code unsat} or {@code unknown}. */
    public String script() {
        StringBuilder script = new StringBuilder();
        if (!wanted.isEmpty()) {
            script.append("(set-option :produce-models true)\n");
        }
        script.append("(set-logic ").append(logic).append(")\n").append(text);
        if (!text.isEmpty() && !text.endsWith("\n")) {
            script.append('\n');
        }
        return script.append("(check-sat)\n").toString();
    }

    /** A name as SMT-LIB 2 writes it: in bars where it has other characters than a simple symbol. */
    public static String symbol(String name) {
        return SIMPLE.matcher(name).matches() ? name : '|' + name + '|';
    }
}
