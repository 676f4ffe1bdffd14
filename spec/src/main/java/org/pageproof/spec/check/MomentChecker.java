package org.pageproof.spec.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.diagnostics.Reporter;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.schema.Signature;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.syntax.Declaration;
import org.pageproof.spec.syntax.Ident;
import org.pageproof.spec.typed.Moment;
import org.pageproof.spec.typed.Property;
import org.pageproof.spec.typed.Variable;

/** Checks when a claim is made: at rest, or at a call. */
final class MomentChecker {
    private static final String ANY = "_";

    private MomentChecker() {}

    /** Whether a claim of this kind can be made at its moment; otherwise it is reported. */
    static boolean fits(Declaration.Claim claim, Reporter reporter) {
        Declaration.When when = claim.moment();
        boolean fits = when == null
                || claim.kind() == Property.Kind.INVARIANT
                || (claim.kind() == Property.Kind.COVER && when instanceof Declaration.WhenCalled);
        if (when instanceof Declaration.WhenAtRest && !fits) {
            reporter.error(
                    SpecError.WRONG_MOMENT,
                    when.span(),
                    "only an invariant is \"at rest\"",
                    claim.kind() == Property.Kind.LEMMA
                            ? "a lemma can say it in its body: { at rest => ... }"
                            : "a cover or transition can say it in its body: { at rest && ... }");
        } else if (when != null && !fits) {
            reporter.error(
                    SpecError.WRONG_MOMENT,
                    when.span(),
                    "only an invariant or a cover is about a call",
                    claim.kind() == Property.Kind.LEMMA
                            ? "a lemma is about states, because proofs go from state to state; make it an invariant"
                            : "a transition can say which function makes the step: { by f => ... }");
        }
        return fits;
    }

    /** The call, with its variables declared in the scope; null after an error. */
    static Moment.@Nullable OnCall call(Globals globals, Scope scope, Declaration.WhenCalled when) {
        List<Ident> names = when.arguments() == null ? List.of() : when.arguments();
        List<Signature> meant = new Overloads(globals).meant(when);
        if (meant.isEmpty()) {
            return null;
        }
        Signature signature = meant.get(0);
        boolean good = true;
        List<@Nullable Variable> arguments = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            ValueType type = signature.parameters().get(i).type();
            Ident name = names.get(i);
            if (type == null && !name.text().equals(ANY)) {
                String parameter = signature.parameters().get(i).name();
                globals.reporter.error(
                        SpecError.WRONG_CALL,
                        name.span(),
                        "specs cannot speak of the parameter \"" + parameter + "\" of \"" + signature.function() + "\"",
                        "write \"_\" in its place");
            }
            Variable v = variable(globals, scope, name, type);
            good &= v != null || names.get(i).text().equals(ANY);
            arguments.add(v);
        }
        Ident result = when.result();
        Variable made = null;
        if (result != null) {
            made = variable(globals, scope, result, signature.result());
            good &= made != null || result.text().equals(ANY);
        }
        int parameters = when.arguments() == null ? -1 : signature.parameters().size();
        return good
                ? new Moment.OnCall(
                        when.returns(), signature.function(), signature.operation(), arguments, made, parameters)
                : null;
    }

    /** The variable for an argument or result; null for {@code _}, without a type, and after an error. */
    private static @Nullable Variable variable(Globals globals, Scope scope, Ident name, @Nullable ValueType type) {
        if (name.text().equals(ANY) || type == null) {
            return null;
        }
        Variable v = globals.variable(name, type);
        return scope.declare(name, v) ? v : null;
    }
}
