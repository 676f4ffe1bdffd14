package org.pageproof.checker.prove.solver;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The question whether assertions can all be true.
 *
 * @param logic the SMT-LIB logic, such as {@code QF_ABV}
 * @param text declarations, definitions and assertions in SMT-LIB 2; no other commands
 * @param wanted names of the constants (of Bool, Int or bit-vector sort) whose values are of interest when they can, without the
 *     bars of quoted names
 * @param premises declarations, definitions and assertions that other questions have as well and that are true with those of the text: a
 *     solver may keep what it has learned of them; empty for a question that stands alone. The text declares what it speaks of, whether or
 *     not the premises do, a line for each, and defines other names
 */
public record Query(String logic, String text, List<String> wanted, String premises) {
    private static final Pattern SIMPLE = Pattern.compile("[a-zA-Z~!@$%^&*_+=<>.?/-][0-9a-zA-Z~!@$%^&*_+=<>.?/-]*");
    private static final String DECLARE = "(declare-const ";

    /** Copies the list. */
    public Query {
        wanted = List.copyOf(wanted);
    }

    /** A question that stands alone. */
    public Query(String logic, String text, List<String> wanted) {
        this(logic, text, wanted, "");
    }

    /** The same question, standing alone. */
    public Query alone() {
        return new Query(logic, joined(premises, text), wanted);
    }

    /** Premises and what follows them in one text, in which nothing is declared twice. */
    static String joined(String premises, String text) {
        if (premises.isEmpty()) {
            return text;
        }
        Set<String> declared =
                premises.lines().filter(l -> l.startsWith(DECLARE)).collect(Collectors.toSet());
        StringBuilder all = new StringBuilder(premises);
        text.lines()
                .filter(l -> !declared.contains(l))
                .forEach(l -> all.append(l).append('\n'));
        return all.toString();
    }

    /** The same question as a complete script, which any SMT-LIB 2 solver answers with {@code sat}, {@code unsat} or {@code unknown}. */
    public String script() {
        StringBuilder script = new StringBuilder();
        if (!wanted.isEmpty()) {
            script.append("(set-option :produce-models true)\n");
        }
        String all = joined(premises, text);
        script.append("(set-logic ").append(logic).append(")\n").append(all);
        if (!all.isEmpty() && !all.endsWith("\n")) {
            script.append('\n');
        }
        return script.append("(check-sat)\n").toString();
    }

    /** A name as SMT-LIB 2 writes it: in bars where it has other characters than a simple symbol. */
    public static String symbol(String name) {
        return SIMPLE.matcher(name).matches() ? name : '|' + name + '|';
    }
}
