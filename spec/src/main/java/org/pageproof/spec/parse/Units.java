package org.pageproof.spec.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.pageproof.spec.grammar.InvLexer;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.syntax.Ident;

/**
 * Cuts balanced tokens into declarations. The keywords that begin a declaration and can be nothing else begin one
 * wherever they stand; {@code ;} ends one, and so does the closing brace of those that have a body.
 */
final class Units {
    private static final Set<Integer> KEYWORDS = Set.of(
            InvLexer.IMPORT,
            InvLexer.CONST,
            InvLexer.DEF,
            InvLexer.INVARIANT,
            InvLexer.LEMMA,
            InvLexer.TRANSITION,
            InvLexer.COVER,
            InvLexer.LIFECYCLE,
            InvLexer.NESTED,
            InvLexer.REF,
            InvLexer.SCENARIO);
    private static final Set<Integer> WITHOUT_BODY = Set.of(
            InvLexer.IMPORT,
            InvLexer.CONST,
            InvLexer.DEF,
            InvLexer.NESTED,
            InvLexer.REF,
            InvLexer.MODULE,
            InvLexer.MODEL);

    private final List<Unit> units = new ArrayList<>();
    private List<Token> current = new ArrayList<>();
    private String doc = "";
    private int depth;

    private Units() {}

    /**
     * The tokens of one declaration, or of something between declarations.
     *
     * @param tokens at least one
     * @param doc text of the doc comment before it; empty when there is none
     */
    record Unit(List<Token> tokens, String doc) {
        /** The first word that is kept for later. */
        Optional<Token> reserved() {
            return tokens.stream().filter(t -> t.getType() == InvLexer.RESERVED).findFirst();
        }

        /** The words and dots after the first word, which are the name of what is declared. */
        Optional<Ident> name() {
            StringBuilder name = new StringBuilder();
            int i = 1;
            while (i < tokens.size() && continues(tokens.get(i), i % 2 == 0)) {
                name.append(tokens.get(i++).getText());
            }
            Span span = Tokens.span(tokens.get(Math.min(1, tokens.size() - 1)));
            return i == 1
                    ? Optional.empty()
                    : Optional.of(new Ident(name.toString(), span.to(Tokens.span(tokens.get(i - 1)))));
        }

        private static boolean continues(Token token, boolean dot) {
            return dot
                    ? token.getType() == InvLexer.DOT
                    : Character.isJavaIdentifierStart(token.getText().charAt(0));
        }
    }

    /** Whether this token begins a declaration wherever it stands. */
    static boolean begins(Token token) {
        return KEYWORDS.contains(token.getType());
    }

    static List<Unit> of(List<Token> tokens) {
        Units cut = new Units();
        tokens.forEach(cut::next);
        cut.end();
        return cut.units;
    }

    private void next(Token token) {
        if (token.getChannel() != Token.DEFAULT_CHANNEL) {
            if (current.isEmpty()) {
                doc = docText(token.getText());
            }
            return;
        }
        if (begins(token) || (depth == 0 && clauseBegins(token))) {
            end();
        }
        switch (token.getType()) {
            case InvLexer.OPEN_BRACE, InvLexer.OPEN_ROUND, InvLexer.OPEN_SQUARE -> depth++;
            case InvLexer.CLOSE_BRACE, InvLexer.CLOSE_ROUND, InvLexer.CLOSE_SQUARE -> depth--;
            default -> {}
        }
        // A ";" after the closing brace of a body does no harm.
        boolean extra = current.isEmpty() && token.getType() == InvLexer.SEMICOLON;
        if (!extra) {
            current.add(token);
        }
        boolean body =
                !current.isEmpty() && !WITHOUT_BODY.contains(current.get(0).getType());
        if (depth == 0
                && (token.getType() == InvLexer.SEMICOLON || (body && token.getType() == InvLexer.CLOSE_BRACE))) {
            end();
        }
    }

    /** A model clause after a module clause whose semicolon is missing, and the other way round. */
    private boolean clauseBegins(Token token) {
        boolean word = token.getType() == InvLexer.MODULE || token.getType() == InvLexer.MODEL;
        return word
                && current.size() > 1
                && (current.get(0).getType() == InvLexer.MODULE
                        || current.get(0).getType() == InvLexer.MODEL);
    }

    private void end() {
        if (!current.isEmpty()) {
            units.add(new Unit(current, doc));
            current = new ArrayList<>();
            doc = "";
        }
    }

    private static String docText(String comment) {
        String inner = comment.substring(3, comment.length() - 2);
        StringBuilder text = new StringBuilder();
        for (String line : inner.split("\\R", -1)) {
            String bare = line.strip();
            bare = bare.startsWith("*") ? bare.substring(1).strip() : bare;
            text.append(text.isEmpty() || bare.isEmpty() ? "" : "\n").append(bare);
        }
        return text.toString();
    }
}
