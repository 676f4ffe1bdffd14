package org.pageproof.spec.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.pageproof.spec.diagnostics.Reporter;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.grammar.InvLexer;
import org.pageproof.spec.source.SourceText;
import org.pageproof.spec.source.Span;

/** Reads the tokens of a text and reports what no token can be made of. Doc comments stay in, on the hidden channel. */
final class Tokens {
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("∀", "forall"),
            Map.entry("∃", "exists"),
            Map.entry("∧", "&&"),
            Map.entry("∨", "||"),
            Map.entry("¬", "!"),
            Map.entry("~", "!"),
            Map.entry("≤", "<="),
            Map.entry("≥", ">="),
            Map.entry("≠", "!="),
            Map.entry("∈", "in"),
            Map.entry("⇒", "=>"),
            Map.entry("→", "=>"),
            Map.entry("’", "'"),
            Map.entry("“", "\""),
            Map.entry("”", "\""),
            Map.entry("#", "//"));

    private final SourceText source;
    private final Reporter reporter;
    private final boolean wide;
    private final List<Token> tokens = new ArrayList<>();

    Tokens(SourceText source, Reporter reporter) {
        this.source = source;
        this.reporter = reporter;
        this.wide = source.text().codePointCount(0, source.text().length())
                != source.text().length();
    }

    /** The characters of a token that {@link #read} has given. */
    static Span span(Token token) {
        int start = Math.max(0, token.getStartIndex());
        return new Span(start, Math.max(start, token.getStopIndex() + 1));
    }

    List<Token> read() {
        InvLexer lexer = new InvLexer(CharStreams.fromString(source.text(), source.file()));
        lexer.removeErrorListeners();
        int strangeUpTo = -1;
        for (Token next = lexer.nextToken(); next.getType() != Token.EOF; next = lexer.nextToken()) {
            CommonToken token = inChars(next);
            if (token.getType() == InvLexer.STRANGE) {
                // A run of strange characters is one mistake.
                if (token.getStartIndex() != strangeUpTo) {
                    strange(token);
                }
                strangeUpTo = token.getStopIndex() + 1;
            } else if (!accept(token)) {
                break;
            }
        }
        return tokens;
    }

    /** ANTLR counts code points of one file; everything else here counts chars of all. */
    private CommonToken inChars(Token token) {
        CommonToken copy = new CommonToken(token);
        String text = token.getText();
        int start = wide ? source.text().offsetByCodePoints(0, token.getStartIndex()) : token.getStartIndex();
        copy.setStartIndex(source.start() + start);
        copy.setStopIndex(source.start() + start + text.length() - 1);
        copy.setText(text);
        return copy;
    }

    private boolean accept(CommonToken token) {
        int before = last();
        switch (token.getType()) {
            case InvLexer.OPEN_STRING -> {
                reporter.error(
                        SpecError.OPEN_STRING,
                        span(token),
                        "this string is not closed",
                        "end it with \" in the same line; several strings after a name are joined");
                token.setType(InvLexer.STRING);
                // The brace or semicolon at the end of the line was hardly meant as part of the string.
                int last = token.getText().stripTrailing().length() - 1;
                char end = token.getText().charAt(last);
                if (last > 0 && (end == '{' || end == ';')) {
                    tokens.add(token);
                    CommonToken after = new CommonToken(token);
                    after.setType(end == '{' ? InvLexer.OPEN_BRACE : InvLexer.SEMICOLON);
                    after.setText(String.valueOf(end));
                    after.setStartIndex(token.getStartIndex() + last);
                    after.setStopIndex(after.getStartIndex());
                    token.setStopIndex(after.getStartIndex() - 1);
                    tokens.add(after);
                    return true;
                }
            }
            case InvLexer.BAD_NUMBER -> {
                reporter.error(
                        SpecError.BAD_NUMBER,
                        span(token),
                        "\"" + token.getText() + "\" is neither a number nor a name",
                        "numbers are written 12, 0x1f or 0b101; names begin with a letter");
                token.setType(InvLexer.NUMBER);
            }
            case InvLexer.TIMES, InvLexer.POWER -> {
                if (before == InvLexer.SLASH && stop() + 1 == token.getStartIndex()) {
                    reporter.error(
                            SpecError.OPEN_COMMENT,
                            new Span(stop(), token.getStartIndex() + 1),
                            "this comment is not closed",
                            "end it with */");
                    tokens.remove(tokens.size() - 1);
                    return false;
                }
            }
            default -> {
                // After a dot every word is the name of a field.
                if (before == InvLexer.DOT
                        && Character.isJavaIdentifierStart(token.getText().charAt(0))) {
                    token.setType(InvLexer.ID);
                }
            }
        }
        tokens.add(token);
        return true;
    }

    private void strange(Token token) {
        String text = token.getText();
        String sign = SIGNS.getOrDefault(text, "");
        String shown = text.codePointAt(0) < ' ' || text.codePointAt(0) == 127
                ? String.format("the control character U+%04X", text.codePointAt(0))
                : "\"" + text + "\"";
        reporter.error(
                SpecError.STRANGE_CHARACTER,
                span(token),
                shown + " is not part of the language",
                text.equals("?")
                        ? "a choice is written \"if a then b else c\""
                        : sign.isEmpty() ? "remove it" : "write " + sign);
    }

    private int last() {
        return tokens.isEmpty() ? Token.EOF : tokens.get(tokens.size() - 1).getType();
    }

    private int stop() {
        return tokens.get(tokens.size() - 1).getStopIndex();
    }
}
