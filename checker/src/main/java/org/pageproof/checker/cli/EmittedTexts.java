package org.pageproof.checker.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pageproof.checker.prove.methods.Asked;
import org.pageproof.checker.prove.methods.Conclusion;
import org.pageproof.checker.prove.methods.Goal;
import org.pageproof.checker.prove.methods.GoalNames;
import org.pageproof.checker.report.PropertyResult;
import org.pageproof.checker.report.ScenarioResult;
import org.pageproof.checker.report.SharedLemmas;
import org.pageproof.checker.trace.Columns;
import org.pageproof.checker.trace.ShownTrace;

/** The files of one scenario: every question with a head, and an index that says which of them the verdicts rest on. */
final class EmittedTexts {
    private static final String INDEX = "index.txt";
    private static final Pattern GUESS = Pattern.compile("\\d+ guess(es)?\\b");

    private final ScenarioCheck check;
    private final ScenarioResult result;
    private final ProveSearch search;
    private final String solver;

    /** Names of the files, by name of the question. */
    private final Map<String, String> names = new LinkedHashMap<>();

    EmittedTexts(ScenarioCheck check, ScenarioCheck.Proved proved, String solver) {
        this.check = check;
        this.result = proved.result();
        this.search = proved.search();
        this.solver = solver;
        for (Asked a : search.asked()) {
            names.put(a.name(), String.format(Locale.ROOT, "%04d-%s.smt2", names.size() + 1, a.name()));
        }
    }

    /** The name of the folder of the scenario. */
    String folder() {
        return result.module() + "." + result.name();
    }

    /** By name. */
    Map<String, String> files() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(INDEX, index());
        search.asked()
                .forEach(a -> all.put(
                        names.getOrDefault(a.name(), a.name()),
                        head(a) + a.script().get()));
        return all;
    }

    private List<String> about() {
        List<String> lines = new ArrayList<>();
        lines.add(Version.tool());
        lines.add("scenario " + result.name() + " of " + Home.portable(result.file()) + ", model " + result.model()
                + (result.variant() == null ? "" : ", variant " + result.variant()));
        lines.add("parameters: "
                + String.join(
                        ", ",
                        result.parameters().entrySet().stream()
                                .map(p -> p.getKey() + " = " + p.getValue())
                                .toList()));
        if (!check.cpusInFormulas().isEmpty()) {
            lines.add(check.cpusInFormulas());
        }
        return lines;
    }

    private String head(Asked a) {
        List<String> lines = new ArrayList<>(about());
        lines.add(a.good() + " means: " + a.meaning());
        lines.add("assumed: " + GoalNames.of(a.assumed()));
        lines.addAll(explained(a.meaning()));
        lines.add(String.format(Locale.ROOT, "%s answered %s after %.2f s", solver, a.answer(), a.seconds()));
        StringBuilder text = new StringBuilder();
        lines.forEach(l -> text.append("; ").append(l).append('\n'));
        return text.toString();
    }

    /** The same of all texts of questions. */
    static List<String> explained(List<Asked> asked) {
        return explained(asked.stream().map(Asked::meaning).collect(Collectors.joining("\n")));
    }

    /** What names mean that are not those of properties, where a text has them. */
    private static List<String> explained(String text) {
        List<String> lines = new ArrayList<>();
        for (Goal.Ground g : Goal.Ground.values()) {
            if (text.contains(g.name())) {
                lines.add(g.name() + ": " + g.meaning());
            }
        }
        if (GUESS.matcher(text).find()) {
            lines.add(
                    "a guess: something that a CPU may know of the memory where it is, kept by every step of anybody");
        }
        return lines;
    }

    private String index() {
        StringBuilder out = new StringBuilder();
        about().forEach(l -> line(out, l));
        line(out, "");
        SharedLemmas lemmas = SharedLemmas.of(result.properties());
        lemmas.lines().forEach(l -> line(out, l));
        List<List<String>> sets = sets();
        for (PropertyResult p : result.properties()) {
            String by = search.conclusion(p.name()) instanceof Conclusion.Proved proved
                    ? ", by [" + (sets.indexOf(proved.questions()) + 1) + "]"
                    : "";
            line(out, p.title() + ": " + ProveText.verdict(p, lemmas) + by);
        }
        sets(out, sets);
        line(out, "");
        line(out, "The other files are questions on the way: what was refuted, or was asked again with less assumed.");
        explained(search.asked()).forEach(l -> line(out, l));
        return out.toString();
    }

    /** The questions that verdicts rest on, fewer first: whoever is proved later rests on what was proved before. */
    private List<List<String>> sets() {
        return result.properties().stream()
                .map(p -> search.conclusion(p.name()))
                .filter(Conclusion.Proved.class::isInstance)
                .map(c -> ((Conclusion.Proved) c).questions())
                .distinct()
                .sorted(Comparator.comparingInt(List::size))
                .toList();
    }

    private void sets(StringBuilder out, List<List<String>> sets) {
        if (sets.isEmpty()) {
            return;
        }
        line(out, "");
        line(
                out,
                "The questions under a number show it together. Of a step that none of them is about its terms alone show"
                        + " that it keeps everything. That claims hold at the start was found by evaluating them.");
        List<String> before = List.of();
        for (int i = 0; i < sets.size(); i++) {
            List<String> questions = sets.get(i);
            boolean more = !before.isEmpty()
                    && questions.size() >= before.size()
                    && questions.subList(0, before.size()).equals(before);
            line(out, "[" + (i + 1) + "]" + (more ? " those of [" + i + "], and" : ""));
            questions.stream().skip(more ? before.size() : 0).forEach(q -> line(out, "  " + names.getOrDefault(q, q)));
            before = questions;
        }
    }

    private static void line(StringBuilder out, String text) {
        Columns.wrap(text, ShownTrace.WIDTH, "    ")
                .forEach(l -> out.append(l.stripTrailing()).append('\n'));
    }
}
