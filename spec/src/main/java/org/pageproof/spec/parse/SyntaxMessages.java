package org.pageproof.spec.parse;

import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.FailedPredicateException;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.diagnostics.Reporter;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.grammar.InvLexer;
import org.pageproof.spec.grammar.InvParser;
import org.pageproof.spec.source.Span;

/**
 * ANTLR's recovery with our own messages. Within a declaration at most one error in a line is reported: the later ones
 * mostly follow from the first.
 */
final class SyntaxMessages extends DefaultErrorStrategy {
    private final Reporter reporter;
    private int lastLine = -1;

    SyntaxMessages(Reporter reporter) {
        this.reporter = reporter;
    }

    /** Whether there was any error. */
    boolean reported() {
        return lastLine >= 0;
    }

    @Override
    protected void reportNoViableAlternative(Parser parser, NoViableAltException e) {
        message(
                parser,
                e.getOffendingToken(),
                e.getOffendingToken() == e.getStartToken() ? e.getExpectedTokens() : null);
    }

    @Override
    protected void reportInputMismatch(Parser parser, InputMismatchException e) {
        message(parser, e.getOffendingToken(), e.getExpectedTokens());
    }

    @Override
    protected void reportFailedPredicate(Parser parser, FailedPredicateException e) {
        // The precedence of operators is made of predicates; a failed one is an operator in a wrong place.
        message(parser, e.getOffendingToken(), null);
    }

    @Override
    protected void reportUnwantedToken(Parser parser) {
        if (!inErrorRecoveryMode(parser)) {
            beginErrorCondition(parser);
            message(parser, parser.getCurrentToken(), getExpectedTokens(parser));
        }
    }

    @Override
    protected void reportMissingToken(Parser parser) {
        if (!inErrorRecoveryMode(parser)) {
            beginErrorCondition(parser);
            message(parser, parser.getCurrentToken(), getExpectedTokens(parser));
        }
    }

    private void message(Parser parser, Token found, @Nullable IntervalSet expected) {
        int line = found.getLine();
        // What the token reader has dropped in this line explains the rest.
        boolean noise = line == lastLine || reporter.hasErrorIn(line);
        lastLine = line;
        if (noise) {
            return;
        }
        Token before = parser.getInputStream().LT(-1);
        boolean end = found.getType() == Token.EOF;
        if (expected != null
                && expected.contains(InvLexer.SEMICOLON)
                && before != null
                && (end || found.getLine() > before.getLine())) {
            Span after = Tokens.span(before);
            lastLine = before.getLine();
            reporter.error(
                    SpecError.SYNTAX,
                    new Span(after.end(), after.end()),
                    "\";\" is missing after \"" + before.getText() + "\"",
                    expected.size() == 1 ? "" : Expected.described(expected));
            return;
        }
        String hint = before == null
                ? ""
                : isFieldArrow(before, found, parser.getInputStream().LT(2))
                        ? "a field is \"" + before.getText() + "."
                                + parser.getInputStream().LT(2).getText() + "\""
                        : hint(found, expected);
        String advice = !hint.isEmpty() ? hint : expected == null ? "" : Expected.described(expected);
        String message = end ? "the declaration ends too early" : "\"" + found.getText() + "\" cannot stand here";
        if (expected != null && found.getType() == InvLexer.ID && hint.isEmpty()) {
            reporter.unknown(
                    SpecError.SYNTAX, Tokens.span(found), message, advice, found.getText(), Expected.words(expected));
        } else {
            reporter.error(SpecError.SYNTAX, Tokens.span(found), message, advice);
        }
    }

    /** {@code p->x}, without spaces, as in C. */
    private static boolean isFieldArrow(Token before, Token found, @Nullable Token next) {
        return found.getType() == InvParser.ARROW
                && before.getType() == InvParser.ID
                && next != null
                && next.getType() == InvParser.ID
                && before.getStopIndex() + 1 == found.getStartIndex()
                && found.getStopIndex() + 1 == next.getStartIndex();
    }

    private static String hint(Token found, @Nullable IntervalSet expected) {
        boolean operator = expected != null && expected.contains(InvParser.PLUS);
        boolean lifetime =
                expected != null && (expected.contains(InvParser.WITHIN) || expected.contains(InvParser.NEEDS));
        return switch (found.getType()) {
            case InvParser.ASSIGN -> operator ? "\"==\" compares" : "";
            case InvParser.EQUAL ->
                expected != null && expected.contains(InvParser.ASSIGN) ? "\"=\" gives a name to something" : "";
            case InvParser.ARROW ->
                operator || (expected != null && expected.contains(InvParser.CLOSE_BRACE))
                        ? "implication is written \"=>\" or \"implies\""
                        : "";
            case InvParser.DOTS -> operator ? "a range can stand only after \"in\"" : "";
            case InvParser.IF, InvParser.LET, InvParser.FORALL, InvParser.EXISTS ->
                expected == null || expected.contains(InvParser.NUMBER)
                        ? "put brackets around \"" + found.getText() + " ...\" here"
                        : "";
            case InvParser.COMMA -> operator ? "an expression ends before this; \"&&\" joins two claims" : "";
            case InvParser.SEMICOLON ->
                operator && !lifetime ? "a body is one expression without \";\"; \"&&\" joins two" : "";
            case InvParser.WITHIN ->
                operator && !lifetime ? "it stands in \"nested name for x in set: ... within ...;\"" : "";
            case InvParser.NEEDS ->
                operator && !lifetime ? "it stands in \"ref name for x in set: ... needs ...;\"" : "";
            default -> "";
        };
    }
}
