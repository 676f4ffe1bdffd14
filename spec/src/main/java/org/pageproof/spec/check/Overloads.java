package org.pageproof.spec.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.schema.Signature;
import org.pageproof.spec.syntax.Declaration;
import org.pageproof.spec.syntax.Ident;

/**
 * Finds the methods of which a claim about a call speaks. Often an operation has the name of the function that it calls; the
 * function is meant then, unless only the operation has as many parameters as the claim names.
 */
final class Overloads {
    private final Globals globals;

    Overloads(Globals globals) {
        this.globals = globals;
    }

    /** The methods, alike in what the claim names of them; empty after an error. */
    List<Signature> meant(Declaration.WhenCalled when) {
        List<Signature> all = globals.schema.signatures(when.function().text());
        if (all.isEmpty()) {
            unknown(when.function());
            return List.of();
        }
        List<Ident> names = when.arguments();
        List<Signature> fitting = all.stream()
                .filter(s -> names == null || names.size() == s.parameters().size())
                .filter(s -> when.result() == null || s.result() != null)
                .toList();
        if (fitting.isEmpty()) {
            globals.reporter.error(SpecError.WRONG_CALL, when.span(), wrong(when, all), advice(all));
            return List.of();
        }
        List<Signature> helpers = fitting.stream().filter(s -> !s.operation()).toList();
        List<Signature> meant = helpers.isEmpty() ? fitting : helpers;
        if (!alike(when, meant, all)) {
            globals.reporter.error(
                    SpecError.WRONG_CALL,
                    when.function().span(),
                    "the model has several methods \"" + when.function().text() + "\" that can be meant here",
                    "give them different names in the model");
            return List.of();
        }
        return meant;
    }

    private static String wrong(Declaration.WhenCalled when, List<Signature> all) {
        String function = "\"" + when.function().text() + "\"";
        List<Ident> names = when.arguments();
        if (names == null || all.stream().anyMatch(s -> s.parameters().size() == names.size())) {
            return function + " has no result of which specs can speak";
        }
        int wanted = all.get(0).parameters().size();
        String has = all.stream().allMatch(s -> s.parameters().size() == wanted)
                ? wanted + (wanted == 1 ? " parameter" : " parameters")
                : "another number of parameters";
        return function + " has " + has + ", and " + names.size() + (names.size() == 1 ? " is" : " are") + " named";
    }

    private static String advice(List<Signature> all) {
        String forms = all.stream()
                .map(s -> "\"" + s.described() + (s.result() == null ? "" : " -> result") + "\"")
                .distinct()
                .collect(Collectors.joining(" or "));
        return "write " + forms + ", with \"_\" for what you do not need";
    }

    /** Whether it makes no difference to the claim which of them is called. */
    private static boolean alike(Declaration.WhenCalled when, List<Signature> meant, List<Signature> all) {
        List<List<String>> forms = new ArrayList<>();
        for (Signature s : meant) {
            List<String> form = new ArrayList<>();
            if (when.arguments() != null) {
                s.parameters().forEach(p -> form.add(String.valueOf(p.type())));
            }
            form.add(when.result() == null ? "" : String.valueOf(s.result()));
            forms.add(form);
        }
        // A receiver counts as a parameter in compiled code, so that numbers next to each other cannot be told apart
        // there.
        int parameters = meant.get(0).parameters().size();
        boolean close = when.arguments() != null
                && all.stream()
                        .filter(s -> s.operation() == meant.get(0).operation())
                        .anyMatch(s -> Math.abs(s.parameters().size() - parameters) == 1);
        return forms.stream().distinct().count() == 1 && !close;
    }

    private void unknown(Ident function) {
        globals.reporter.unknown(
                SpecError.UNKNOWN_FUNCTION,
                function.span(),
                "the model has no operation or helper \"" + function.text() + "\"",
                "see \"pageproof list --model\" for what it has",
                function.text(),
                globals.schema.functions());
    }
}
