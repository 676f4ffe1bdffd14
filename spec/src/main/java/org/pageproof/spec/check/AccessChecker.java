package org.pageproof.spec.check;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.check.Places.Target;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.schema.ArrayType;
import org.pageproof.spec.schema.BoolType;
import org.pageproof.spec.schema.GroupType;
import org.pageproof.spec.schema.IntType;
import org.pageproof.spec.schema.LockType;
import org.pageproof.spec.schema.MemberType;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.syntax.Ident;
import org.pageproof.spec.syntax.Syntax;
import org.pageproof.spec.typed.AccessKind;
import org.pageproof.spec.typed.AccessOf;
import org.pageproof.spec.typed.Before;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.Place;

/** Checks {@code by write of p.count_info} and {@code c before write of p.count_info}. */
final class AccessChecker {
    private final ExpressionChecker checker;
    private final Globals globals;

    AccessChecker(ExpressionChecker checker, Globals globals) {
        this.checker = checker;
        this.globals = globals;
    }

    @Nullable
    Expr access(Syntax.ByAccess b) {
        Target target = checker.target(b.target(), true, null);
        AccessKind kind = kind(b.kind());
        Place place = kind == null || target == null
                ? null
                : place(kind, target, b.target().span());
        return kind == null || place == null ? null : new AccessOf(b.span(), kind, place);
    }

    /** @param cpu what stands before "before"; null after an error */
    @Nullable
    Expr before(Syntax.BeforeAccess b, @Nullable Expr cpu) {
        Syntax of = b.target();
        Target target = of == null ? null : checker.target(of, true, null);
        AccessKind kind = kind(b.kind());
        if (of == null) {
            return kind == null || cpu == null ? null : new Before(b.span(), cpu, kind, null);
        }
        Place place = kind == null || target == null ? null : place(kind, target, of.span());
        return kind == null || cpu == null || place == null ? null : new Before(b.span(), cpu, kind, place);
    }

    private @Nullable AccessKind kind(Ident word) {
        Optional<AccessKind> kind = AccessKind.of(word.text());
        if (kind.isEmpty()) {
            globals.reporter.unknown(
                    SpecError.WRONG_ACCESS,
                    word.span(),
                    "there is no kind of access \"" + word.text() + "\"",
                    "the kinds are " + String.join(", ", AccessKind.words()),
                    word.text(),
                    AccessKind.words());
        }
        return kind.orElse(null);
    }

    private @Nullable Place place(AccessKind kind, Target target, Span span) {
        Place place = target instanceof Target.OfPlace at ? at.place() : null;
        String wrong = wrong(kind, place);
        if (!wrong.isEmpty()) {
            globals.reporter.error(SpecError.WRONG_ACCESS, span, wrong, "name " + wanted(kind));
            return null;
        }
        return place;
    }

    private static String wanted(AccessKind kind) {
        return kind.ofLock() ? "a lock" : "a word, cell or pair of words, without a part of it";
    }

    /** What is wrong with a target; empty when nothing is. */
    private static String wrong(AccessKind kind, @Nullable Place place) {
        if (place == null) {
            return "an access is of something in the model, and this is a value";
        }
        MemberType type = place.type();
        boolean part = place instanceof Place.Part p && !(p.whole().type() instanceof GroupType);
        if (part || type instanceof ArrayType || place instanceof Place.OfLock) {
            return "no access is of this alone";
        } else if (kind.ofLock() != (type instanceof LockType)) {
            return "\"" + kind.word() + "\" is no access of this";
        }
        return type instanceof IntType || type instanceof BoolType
                ? "this is plain data, of which no shared access is made"
                : "";
    }
}
