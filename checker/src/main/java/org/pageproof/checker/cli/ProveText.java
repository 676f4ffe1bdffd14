package org.pageproof.checker.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.pageproof.checker.prove.methods.Asked;
import org.pageproof.checker.prove.methods.Conclusion;
import org.pageproof.checker.prove.methods.Counterexample;
import org.pageproof.checker.report.PropertyResult;
import org.pageproof.checker.report.ScenarioResult;
import org.pageproof.checker.report.SharedLemmas;
import org.pageproof.checker.report.Verdict;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.trace.Columns;
import org.pageproof.checker.trace.ShownTrace;

/** What {@code prove} prints of a scenario: every verdict with how it came about, then what is violated and what is in the way. */
final class ProveText {
    private final ScenarioCheck check;
    private final ScenarioResult result;
    private final ProveSearch search;
    private final int width;
    private final StringBuilder out = new StringBuilder();

    /** @param columns of the terminal */
    ProveText(ScenarioCheck check, ScenarioCheck.Proved proved, int columns) {
        this.check = check;
        this.result = proved.result();
        this.search = proved.search();
        this.width = Math.min(ShownTrace.WIDTH, columns);
    }

    /** The text, ending in an empty line. */
    String text(boolean why) {
        line(result.name() + " (" + result.file() + ")");
        line("  model " + result.model() + (result.variant() == null ? "" : ", variant " + result.variant()) + "; "
                + result.scope());
        line(String.format(
                Locale.ROOT,
                "  %d questions to the solver, %.2f s",
                search.asked().size(),
                result.numbers().seconds()));
        SharedLemmas lemmas = SharedLemmas.of(result.properties());
        lemmas.lines().forEach(l -> line("  " + l));
        boolean said = false;
        for (PropertyResult p : result.properties()) {
            boolean again = said && p.reason().equals(search.stopped());
            line("  " + p.title() + ": "
                    + (again ? p.verdict().word() + " (for the same reason)" : verdict(p, lemmas)));
            said |= !search.stopped().isEmpty() && p.reason().startsWith(search.stopped());
        }
        result.remarks().forEach(r -> line("  " + r));
        result.properties().forEach(this::details);
        if (why) {
            why(search.asked());
        }
        return out.append('\n').toString();
    }

    /** The verdict with how it came about, without lemmas that are said elsewhere. */
    static String verdict(PropertyResult p, SharedLemmas lemmas) {
        StringBuilder words = new StringBuilder(p.verdict().word());
        Integer steps = p.steps();
        if (steps != null) {
            words.append(" in ").append(steps).append(steps == 1 ? " step" : " steps");
            words.append(p.startsAsDeclared() ? " from a declared state" : "");
        }
        String reason = lemmas.reason(p);
        return reason.isEmpty() ? words.toString() : words + " (" + reason + ")";
    }

    private void details(PropertyResult p) {
        if (p.trace() != null && p.verdict() == Verdict.VIOLATED) {
            out.append('\n').append(new ShownTrace(p.trace(), width).text());
            line("  (check --engine prove --out DIR writes this as a file for show and replay)");
        } else if (search.conclusion(p.name()) instanceof Conclusion.Open o) {
            Counterexample why = o.why();
            if (why != null) {
                out.append('\n').append(check.induction().of(why, width).orElseGet(() -> notShown(p, why)));
            }
        }
    }

    /** What CPUs add to sums that have no name in the formulas no state of the model shows. */
    private String notShown(PropertyResult p, Counterexample why) {
        Step step = why.run().outcomes().get(why.run().length() - 1).step();
        String text = "counterexample to induction of " + p.title() + ": a step of cpu" + step.cpu() + " in "
                + step.operation() + " need not keep it, from a state with more CPUs than can be shown";
        return String.join("\n", Columns.wrap(text, width, "  ")) + "\n";
    }

    private void why(List<Asked> asked) {
        line("");
        line("  questions, the slowest first (+ marks the answer that shows what is said):");
        asked.stream()
                .sorted(Comparator.comparingDouble(Asked::seconds).reversed())
                .forEach(a -> line(String.format(
                        Locale.ROOT,
                        "    %6.2f s  %s %-7s  %s: %s",
                        a.seconds(),
                        a.isGood() ? "+" : " ",
                        a.answer(),
                        a.name(),
                        a.meaning())));
        EmittedTexts.explained(asked).forEach(l -> line("  " + l));
    }

    private void line(String text) {
        Columns.wrap(text, width, "      ")
                .forEach(l -> out.append(l.stripTrailing()).append('\n'));
    }
}
