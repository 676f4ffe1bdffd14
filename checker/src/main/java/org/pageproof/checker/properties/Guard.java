package org.pageproof.checker.properties;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.properties.ground.Undefined;
import org.pageproof.spec.source.SourceText;
import org.pageproof.spec.source.Span;

/** Says in the words of a spec what has to be true for an expression to have a value. */
final class Guard {
    private static final Pattern INDEX = Pattern.compile("index\\s*\\((.*)\\)", Pattern.DOTALL);
    private static final Pattern PRIMED_LATER = Pattern.compile("[\\w.]*'.*", Pattern.DOTALL);

    private Guard() {}

    /**
     * What to do about an expression that has no value.
     *
     * @param joins what stands between the guard and the rest, such as {@code =>}
     */
    static String advice(SourceText source, Undefined why, String joins) {
        String guard = guard(source, why);
        return guard == null
                ? "say first when it is meant, before \"" + joins + "\""
                : "say first when it is meant, as in \"" + guard + " " + joins + " ...\"";
    }

    private static @Nullable String guard(SourceText source, Undefined why) {
        String message = String.valueOf(why.getMessage());
        String at = text(source, why.span());
        Span array = why.array();
        if (array != null) {
            return at + " < size(" + text(source, array) + ")";
        }
        if (message.startsWith("the field ") && message.endsWith(" of none")) {
            // The prime of a path stands at its end.
            boolean primed = PRIMED_LATER
                    .matcher(source.slice(new Span(why.span().end(), source.end())))
                    .matches();
            return at + (primed && !at.endsWith("'") && at.indexOf('.') >= 0 ? "'" : "") + " != none";
        }
        if (message.equals("the index of none")) {
            Matcher index = INDEX.matcher(at);
            return (index.matches() ? index.group(1) : at) + " != none";
        }
        return null;
    }

    private static String text(SourceText source, Span span) {
        return source.slice(span).replaceAll("\\s+", " ");
    }
}
