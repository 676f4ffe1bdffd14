package org.pageproof.spec.parse;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.pageproof.spec.grammar.InvParser;

/** Says in words which tokens could have stood somewhere, without listing every operator. */
final class Expected {
    private static final Set<Integer> EXPRESSION_STARTS = Set.of(
            InvParser.NUMBER,
            InvParser.TRUE,
            InvParser.FALSE,
            InvParser.NONE,
            InvParser.BY,
            InvParser.OPEN_ROUND,
            InvParser.OPEN_BRACE,
            InvParser.LET,
            InvParser.IF,
            InvParser.MINUS,
            InvParser.NOT,
            InvParser.FORALL,
            InvParser.EXISTS);
    private static final Set<Integer> NAMES = Set.of(
            InvParser.ID,
            InvParser.MODULE,
            InvParser.MODEL,
            InvParser.WITH,
            InvParser.VARIANT,
            InvParser.CPUS,
            InvParser.REPEAT,
            InvParser.RUN,
            InvParser.CHECK,
            InvParser.EXPECT,
            InvParser.HOLDS,
            InvParser.OF,
            InvParser.VIOLATION,
            InvParser.REACHED,
            InvParser.SUM,
            InvParser.COUNT,
            InvParser.SUBSET,
            InvParser.BEFORE,
            InvParser.AT,
            InvParser.REST,
            InvParser.FOR,
            InvParser.INITIAL,
            InvParser.ENTER,
            InvParser.RETURN,
            InvParser.START,
            InvParser.ANY);
    private static final Set<Integer> CONTINUATIONS = Set.of(
            InvParser.DOT,
            InvParser.OPEN_SQUARE,
            InvParser.OPEN_ROUND,
            InvParser.PRIME,
            InvParser.POWER,
            InvParser.TIMES,
            InvParser.SLASH,
            InvParser.PERCENT,
            InvParser.PLUS,
            InvParser.MINUS,
            InvParser.SHIFT_LEFT,
            InvParser.SHIFT_RIGHT,
            InvParser.BIT_AND,
            InvParser.BIT_XOR,
            InvParser.BIT_OR,
            InvParser.EQUAL,
            InvParser.NOT_EQUAL,
            InvParser.LESS,
            InvParser.LESS_OR_EQUAL,
            InvParser.GREATER,
            InvParser.GREATER_OR_EQUAL,
            InvParser.IN,
            InvParser.NOT,
            InvParser.STEPS,
            InvParser.BEFORE,
            InvParser.SUBSET,
            InvParser.AND,
            InvParser.OR,
            InvParser.IMPLIES,
            InvParser.IFF);

    private Expected() {}

    /** Such as {@code expected an operator or ")"}. */
    static String described(IntervalSet expected) {
        Set<Integer> left = new LinkedHashSet<>(expected.toList());
        List<String> parts = new ArrayList<>();
        if (left.contains(InvParser.NUMBER)) {
            parts.add("an expression");
            left.removeAll(EXPRESSION_STARTS);
            left.removeAll(NAMES);
        } else if (left.contains(InvParser.ID)) {
            parts.add("a name");
            left.removeAll(NAMES);
        }
        if (left.contains(InvParser.PLUS)) {
            left.removeAll(CONTINUATIONS);
            if (left.isEmpty()) {
                parts.add("an operator");
            }
        }
        left.stream().map(Expected::quoted).forEach(parts::add);
        int n = parts.size();
        if (n == 0) {
            return "";
        }
        String most = String.join(", ", parts.subList(0, n - 1));
        return "expected " + (n == 1 ? "" : most + " or ") + parts.get(n - 1);
    }

    /** The words among them, for suggestions. */
    static List<String> words(IntervalSet expected) {
        return expected.toList().stream()
                .map(InvParser.VOCABULARY::getLiteralName)
                .filter(n -> n != null && n.length() > 3)
                .map(n -> n.substring(1, n.length() - 1))
                .toList();
    }

    private static String quoted(int type) {
        String literal = InvParser.VOCABULARY.getLiteralName(type);
        if (type == Token.EOF) {
            return "the end of the declaration";
        }
        if (literal == null) {
            return type == InvParser.STRING ? "a string" : InvParser.VOCABULARY.getDisplayName(type);
        }
        return "\"" + literal.substring(1, literal.length() - 1) + "\"";
    }
}
