package org.pageproof.spec.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.pageproof.spec.diagnostics.Reporter;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.grammar.InvLexer;
import org.pageproof.spec.source.SourceText;

/**
 * Balances brackets. A bracket that is not closed is reported where it was opened, and closed where that must have been
 * meant at the latest: before the keyword of the next declaration, before a {@code ;} for round and square brackets,
 * before the closing bracket of a pair around it.
 */
final class Brackets {
    private static final int DEEPEST = 60;
    private static final Map<Integer, Integer> CLOSER = Map.of(
            InvLexer.OPEN_BRACE, InvLexer.CLOSE_BRACE,
            InvLexer.OPEN_ROUND, InvLexer.CLOSE_ROUND,
            InvLexer.OPEN_SQUARE, InvLexer.CLOSE_SQUARE);

    private final SourceText source;
    private final Reporter reporter;
    private final Deque<Token> open = new ArrayDeque<>();
    private final List<Token> out = new ArrayList<>();

    Brackets(SourceText source, Reporter reporter) {
        this.source = source;
        this.reporter = reporter;
    }

    List<Token> balance(List<Token> tokens) {
        for (Token token : tokens) {
            if (token.getChannel() != Token.DEFAULT_CHANNEL) {
                out.add(token);
            } else if (CLOSER.containsKey(token.getType())) {
                if (open.size() >= DEEPEST) {
                    reporter.error(
                            SpecError.TOO_DEEP,
                            Tokens.span(token),
                            "more than " + DEEPEST + " brackets are open here",
                            "give parts of it a name with \"def\"");
                    return List.of();
                }
                open.push(token);
                out.add(token);
            } else if (CLOSER.containsValue(token.getType())) {
                closer(token);
            } else {
                if (Units.begins(token)) {
                    while (!open.isEmpty()) {
                        unclosed(" before \"" + token.getText() + "\" in line " + line(token));
                    }
                } else if (token.getType() == InvLexer.SEMICOLON) {
                    while (!open.isEmpty() && open.element().getType() != InvLexer.OPEN_BRACE) {
                        unclosed(" before the \";\" in line " + line(token));
                    }
                }
                out.add(token);
            }
        }
        while (!open.isEmpty()) {
            unclosed(" before the end of the file");
        }
        return out;
    }

    private void closer(Token token) {
        boolean opened = open.stream().anyMatch(o -> closerOf(o) == token.getType());
        if (!opened) {
            reporter.error(
                    SpecError.STRAY_BRACKET,
                    Tokens.span(token),
                    "this \"" + token.getText() + "\" closes nothing",
                    "remove it, or open a bracket before it");
            return;
        }
        while (closerOf(open.element()) != token.getType()) {
            unclosed(" before the \"" + token.getText() + "\" in line " + line(token));
        }
        open.pop();
        out.add(token);
    }

    private void unclosed(String where) {
        Token opener = open.pop();
        int type = closerOf(opener);
        String text = InvLexer.VOCABULARY.getLiteralName(type).replace("'", "");
        reporter.error(
                SpecError.OPEN_BRACKET,
                Tokens.span(opener),
                "this \"" + opener.getText() + "\" is not closed",
                "expected \"" + text + "\"" + where);
        Token last = out.get(out.size() - 1);
        // A copy, because recovery asks tokens where they come from.
        CommonToken closing = new CommonToken(last);
        closing.setChannel(Token.DEFAULT_CHANNEL);
        closing.setType(type);
        closing.setText(text);
        closing.setStartIndex(last.getStopIndex() + 1);
        closing.setStopIndex(last.getStopIndex());
        out.add(closing);
    }

    private static int closerOf(Token opener) {
        return CLOSER.getOrDefault(opener.getType(), Token.EOF);
    }

    private int line(Token token) {
        return source.line(token.getStartIndex());
    }
}
