package org.pageproof.checker.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.cli.SubjectRun.Claim;
import org.pageproof.checker.report.ScenarioResult;
import org.pageproof.checker.report.Verdict;
import org.pageproof.checker.trace.Trace;
import org.pageproof.spec.typed.Property;

/** The tables of {@code docs/subjects}, made of a run and of what the subjects say of their numbers. */
final class SubjectTables {
    private static final String NOTHING = "–";

    private final SubjectRun run;

    SubjectTables(SubjectRun run) {
        this.run = run;
    }

    /** One row for each claim of the subject: where it holds, and what breaks it. */
    String invariants(Subject subject) {
        TreeMap<String, String> rows = new TreeMap<>();
        for (Property p : properties(subject)) {
            String number = p.number();
            String says = subject.invariants().checked().getOrDefault(number, p.description());
            Claim holds = holds(subject, p);
            Claim broken = broken(subject, p);
            rows.put(
                    Subject.order(number.isEmpty() ? p.name() : number),
                    row(
                            number.isEmpty() ? NOTHING : number,
                            says,
                            spec(holds == null ? broken : holds),
                            whereItHolds(holds, brokenInBaseForm(subject, p)),
                            holds == null ? NOTHING : count(holds.states()),
                            broken == null
                                    ? NOTHING
                                    : trace(broken.checked().variant()) + " in `"
                                            + broken.checked().result().name() + "`",
                            broken == null ? NOTHING : operations(broken),
                            broken == null ? NOTHING : steps(broken)));
        }
        return heading("number", "what it says", "property", "HOLDS in", "states", "VIOLATED by", "operations", "steps")
                + String.join("", rows.values());
    }

    private String whereItHolds(@Nullable Claim holds, @Nullable Claim not) {
        String does = holds == null
                ? ""
                : scenario(holds)
                        + (holds.isOfBaseForm()
                                ? ""
                                : ", with " + holds.checked().variant());
        String doesNot = not == null
                ? ""
                : "VIOLATED in the base form: `" + not.checked().result().name() + "`, " + counted(steps(not), "step");
        return does.isEmpty() && doesNot.isEmpty()
                ? NOTHING
                : does + (does.isEmpty() || doesNot.isEmpty() ? "" : "; ") + doesNot;
    }

    /** The shortest violation that is expected of the base form. */
    private @Nullable Claim brokenInBaseForm(Subject subject, Property p) {
        return run.claims(subject.specs()).stream()
                .filter(c -> name(c.ofSpec()).equals(name(p)) && c.isOfBaseForm() && c.is(Verdict.VIOLATED))
                .min(Comparator.comparing((Claim c) -> trace(c).steps().size())
                        .thenComparing(c -> c.checked().result().name()))
                .orElse(null);
    }

    /** One row for each bug of the notes: what shows it, and that the form without it passes the same check. */
    String bugs(Subject subject) {
        SortedMap<String, String> bugs = byNumber();
        bugs.putAll(subject.bugs().checked());
        return variants(subject, bugs);
    }

    /** The same for the variants that are in no list: mutants, eras, and today's form. */
    String others(Subject subject) {
        SortedMap<String, String> others = byNumber();
        run.all().stream()
                .filter(c -> subject.specs().contains(c.spec().module()))
                .map(c -> c.scenario().variant())
                .forEach(v -> {
                    if (v != null && !Subject.range(subject.bugs().numbers()).contains(Subject.ofTheNotes(v.name()))) {
                        others.put(v.name(), v.sentence());
                    }
                });
        return variants(subject, others);
    }

    private static SortedMap<String, String> byNumber() {
        return new TreeMap<>(Comparator.comparing(Subject::order).thenComparing(Comparator.naturalOrder()));
    }

    /** The numbers that no run decides, with the reason. */
    String later(Subject subject) {
        StringBuilder out = new StringBuilder(heading("number", "what it says", "why it is not checked"));
        for (Subject.Numbers list : List.of(subject.invariants(), subject.bugs())) {
            list.later().stream()
                    .sorted(Comparator.comparing(
                            l -> Subject.order(Subject.range(l.numbers()).get(0))))
                    .forEach(l -> out.append(row(l.numbers().replace("..", "–"), l.says(), l.why())));
        }
        return out.toString();
    }

    /** How many numbers there are, and what became of them. */
    String summary(List<Subject> subjects) {
        StringBuilder out = new StringBuilder(heading("subject", "story", "invariants", "bugs", "not checked"));
        for (Subject s : subjects) {
            long later = s.invariants().later().stream()
                            .mapToLong(l -> Subject.range(l.numbers()).size())
                            .sum()
                    + s.bugs().later().stream()
                            .mapToLong(l -> Subject.range(l.numbers()).size())
                            .sum();
            out.append(row(
                    s.title(),
                    "[" + s.page() + "](" + s.page() + ")",
                    String.valueOf(s.invariants().checked().size()),
                    String.valueOf(s.bugs().checked().size()),
                    String.valueOf(later)));
        }
        return out.toString();
    }

    /** In one sentence: what a variant violates, and that the base form does not. */
    String verdicts(String variant) {
        Claim shown = shows(variant);
        ScenarioResult result = shown.checked().result();
        String scope = "Scenario `" + result.name() + "` of " + file(result.module()) + " (" + result.scope() + "): ";
        if (!shown.is(Verdict.VIOLATED)) {
            return scope + "with " + variant + ", " + holding(shown) + " properties HOLD, in " + count(shown.states())
                    + " states.\n";
        }
        String without = shown.checked().without();
        return scope + (shown.isOfBaseForm() ? "" : "with " + shown.checked().variant() + ", ") + "`"
                + shown.result().name() + "` is VIOLATED after " + counted(operations(shown), "operation") + " and "
                + counted(steps(shown), "step") + "."
                + (shown.isOfBaseForm()
                        ? ""
                        : " With" + (without.isEmpty() ? "out it" : " " + without + " instead") + ", "
                                + verdictWithout(shown, " in "))
                + ".\n";
    }

    /** In one sentence: what a scenario has shown to hold. */
    String holdsIn(String scenario) {
        SubjectRun.Checked checked = run.named(scenario);
        List<String> names = checked.claims().stream()
                .filter(c -> c.is(Verdict.HOLDS))
                .map(c -> "`" + c.result().name() + "`")
                .toList();
        if (names.isEmpty()) {
            throw new AssertionError("nothing holds in " + scenario);
        }
        String variant = checked.variant().isEmpty() ? "" : ", with " + checked.variant();
        ScenarioResult result = checked.result();
        return "Scenario `" + scenario + "` of " + file(result.module()) + " (" + result.scope() + variant + "): "
                + String.join(", ", names) + " HOLD in "
                + count(result.numbers().states()) + " states, which are all.\n";
    }

    /** What shows a variant, in whichever spec; of the name of a scenario, what that one shows. */
    Claim shows(String variant) {
        if (run.all().stream().anyMatch(c -> c.result().name().equals(variant))) {
            return run.shownIn(variant);
        }
        return run.shows(
                variant,
                run.all().stream().map(c -> c.spec().module()).distinct().toList());
    }

    Trace trace(Claim claim) {
        Trace trace = claim.result().trace();
        if (trace == null) {
            throw new AssertionError(claim.result().name() + " has no trace in "
                    + claim.checked().result().name());
        }
        return trace;
    }

    /** The properties of a subject. The same number in several specs is one property with several scenarios. */
    static List<Property> properties(SubjectRun run, Subject subject) {
        List<Property> all = new ArrayList<>();
        TreeSet<String> seen = new TreeSet<>();
        for (Claim c : run.claims(subject.specs())) {
            if (seen.add(name(c.ofSpec()))) {
                all.add(c.ofSpec());
            }
        }
        return all;
    }

    private List<Property> properties(Subject subject) {
        return properties(run, subject);
    }

    private static String name(Property p) {
        return p.number().isEmpty() ? p.name() : p.number();
    }

    /**
     * The scenario that the subject names; or else the largest one in which the base form satisfies it, and of these one with two
     * CPUs if there is one.
     */
    @Nullable
    Claim holds(Subject subject, Property p) {
        String evidence = subject.invariants().evidence().get(p.number());
        if (evidence != null) {
            return run.named(evidence).claims().stream()
                    .filter(c -> c.ofSpec().name().equals(p.name()) && c.is(Verdict.HOLDS))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(p.title() + " does not hold in " + evidence));
        }
        return run.claims(subject.specs()).stream()
                .filter(c -> name(c.ofSpec()).equals(name(p)) && c.isOfBaseForm() && c.is(Verdict.HOLDS))
                .max(Comparator.comparing((Claim c) -> c.cpus() >= 2)
                        .thenComparing(Claim::states)
                        .thenComparing(c -> c.checked().result().name()))
                .orElse(null);
    }

    /**
     * The shortest violation, by a bug of the notes rather than by a mutant, and only where there is none by today's form; from where
     * the model starts rather than from states that a scenario declares.
     */
    @Nullable
    Claim broken(Subject subject, Property p) {
        return run.claims(subject.specs()).stream()
                .filter(c -> name(c.ofSpec()).equals(name(p)) && c.is(Verdict.VIOLATED))
                .filter(c -> !c.isOfBaseForm())
                .min(Comparator.comparing((Claim c) -> rank(c.checked().variant()))
                        .thenComparing(c -> c.checked().scenario().start() != null)
                        .thenComparing(c -> trace(c).steps().size())
                        .thenComparing(c -> c.checked().variant())
                        .thenComparing(c -> c.checked().result().name()))
                .orElse(null);
    }

    private static int rank(String variant) {
        return variant.startsWith("upstream") ? 2 : variant.startsWith("M") ? 1 : 0;
    }

    private String variants(Subject subject, SortedMap<String, String> says) {
        StringBuilder out = new StringBuilder(heading(
                "number",
                "what it is",
                "scenario",
                "property",
                "verdict",
                "states",
                "operations",
                "steps",
                "without it"));
        says.forEach((name, text) -> {
            String evidence = subject.bugs().evidence().get(name);
            Claim shown = evidence == null ? run.shows(name, subject.specs()) : run.shownIn(evidence);
            boolean violated = shown.is(Verdict.VIOLATED);
            out.append(row(
                    violated ? trace(name) : name,
                    text,
                    scenario(shown),
                    violated
                            ? spec(shown)
                            : holding(shown) + " of "
                                    + file(shown.checked().result().module()),
                    (violated ? Verdict.VIOLATED : Verdict.HOLDS).word(),
                    count(shown.states()),
                    violated ? operations(shown) : NOTHING,
                    violated ? steps(shown) : NOTHING,
                    violated ? verdictWithout(shown, ", ") + whichForm(shown) : NOTHING));
        });
        return out.toString();
    }

    /** How many properties a scenario that violates none has shown to hold. */
    private static long holding(Claim shown) {
        List<Claim> claims = shown.checked().claims();
        if (claims.stream().anyMatch(c -> !c.is(Verdict.HOLDS) && !c.is(Verdict.VACUOUS))) {
            throw new AssertionError(shown.checked().result().name() + " does not hold");
        }
        return claims.stream().filter(c -> c.is(Verdict.HOLDS)).count();
    }

    private static String counted(String n, String what) {
        return n + " " + what + (n.equals("1") ? "" : "s");
    }

    private static String verdictWithout(Claim shown, String between) {
        String states = Optional.ofNullable(shown.checked().fixed())
                .map(f -> count(f.numbers().states()) + " states")
                .orElse(NOTHING);
        return shown.checked()
                .fixed(shown.result().name())
                .map(p -> p.verdict().word() + between + states)
                .orElse(NOTHING);
    }

    private static String whichForm(Claim shown) {
        String without = shown.checked().without();
        return without.isEmpty() ? "" : ", " + without;
    }

    private String operations(Claim violated) {
        return String.valueOf(TraceOutline.operations(trace(violated)));
    }

    private String steps(Claim violated) {
        return String.valueOf(trace(violated).steps().size());
    }

    private static String spec(@Nullable Claim claim) {
        return claim == null
                ? NOTHING
                : claim.property() == null
                        ? "`" + claim.result().name() + "` (always checked)"
                        : "[`" + claim.result().name() + "`](../../spec/invariants/"
                                + ShippedSpecs.home(claim.checked().spec(), claim.ofSpec()) + ".inv)";
    }

    private static String file(String module) {
        return "[" + module + ".inv](../../spec/invariants/" + module + ".inv)";
    }

    private static String scenario(Claim claim) {
        ScenarioResult r = claim.checked().result();
        return "`" + r.name() + "`: " + r.scope();
    }

    private static String trace(String variant) {
        return "[" + variant + "](../../counterexamples/" + variant + "/trace.txt)";
    }

    private static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    private static String heading(String... cells) {
        return row(cells) + "|" + "---|".repeat(cells.length) + "\n";
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
