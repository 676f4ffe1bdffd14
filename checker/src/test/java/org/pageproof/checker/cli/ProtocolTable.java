package org.pageproof.checker.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.Schemas;
import org.pageproof.checker.report.PropertyResult;
import org.pageproof.checker.report.ScenarioResult;
import org.pageproof.checker.report.Verdict;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.checker.scenario.SpecLoader;
import org.pageproof.spec.schema.Variant;
import org.pageproof.spec.typed.Scenario;

/**
 * Which protocol of the guest p2m survives which action of the guest: each scenario of {@code guest_p2m_protocols.inv}, checked with
 * each protocol.
 */
final class ProtocolTable {
    /** A row: what the page calls the protocol, and its variant; "" is the base form. */
    record Protocol(String says, String variant) {}

    private static final List<Protocol> PROTOCOLS = List.of(
            new Protocol("(a) nothing", "VP01"),
            new Protocol("(b) compare at the end (Groß, 14:14)", "protocol_b"),
            new Protocol("(b) compare at the end, from an even generation", "VP02"),
            new Protocol("(b) compare before the pause", "VP03"),
            new Protocol("(b) or (e), and begin anew in the same stream (Groß, 14:14)", "VP07"),
            new Protocol("(b1) count once, before", "VP04"),
            new Protocol("(b2) count once, after", "VP05"),
            new Protocol("(c) seqlock", "protocol_c"),
            new Protocol("(d) flag (Cooper, 14:59), without an answer", "VP08"),
            new Protocol("(d) flag with an answer, the guest looks first", "protocol_d_test_first"),
            new Protocol("(d) flag with an answer, but not for grants (Groß, 15:32)", "protocol_d"),
            new Protocol("(d) flag with an answer, for grants too", "protocol_d_for_grants"),
            new Protocol("(d) and (e)", "protocol_d_and_e"),
            new Protocol("(e) today, with all its faults", "upstream_p2m"),
            new Protocol("(e) from any generation, otherwise mended", "VP06"),
            new Protocol("(e) from an even generation", ""));

    /** The actions of the guest in each of the tables of the page. */
    private static final Map<String, List<String>> ACTIONS = Map.of(
            "leaves",
            List.of(
                    "leaf_moves",
                    "leaf_moves_and_words_change",
                    "leaf_moves_and_a_page_goes",
                    "leaf_moves_paused",
                    "leaf_moves_not_live",
                    "grant_moves_the_leaf"),
            "words",
            List.of(
                    "grant_is_mapped",
                    "words_change",
                    "page_comes",
                    "page_goes",
                    "page_is_exchanged",
                    "page_goes_stopped",
                    "guest_becomes_larger"));

    private ProtocolTable() {}

    /** The table of that name, for a page. */
    static String of(String name) throws BadInput {
        List<String> actions = Objects.requireNonNull(ACTIONS.get(name), name);
        LoadedSpec spec = new SpecLoader(List.of())
                .load(Schemas.root().resolve(Path.of("docs/subjects/guest_p2m_protocols.inv")));
        List<Scenario> columns = actions.stream()
                .map(a -> spec.spec().scenarios().stream()
                        .filter(s -> s.name().equals(a))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no scenario " + a)))
                .toList();
        List<Job> jobs = new ArrayList<>();
        for (Protocol p : PROTOCOLS) {
            columns.forEach(c -> jobs.add(new Job(spec, with(c, variant(spec, p.variant())))));
        }
        List<ScenarioResult> results = SubjectRun.check(jobs);
        StringBuilder out = new StringBuilder("| the guest, meanwhile: |");
        columns.forEach(c -> out.append(' ').append(c.description()).append(" |"));
        out.append("\n|---|").append("---|".repeat(columns.size())).append('\n');
        List<List<Cell>> rows = new ArrayList<>();
        for (int row = 0; row < PROTOCOLS.size(); row++) {
            rows.add(results.subList(row * columns.size(), (row + 1) * columns.size()).stream()
                    .map(ProtocolTable::cell)
                    .toList());
        }
        lines(rows).forEach((says, cells) -> {
            out.append("| ").append(says).append(" |");
            cells.forEach(c -> out.append(' ').append(c.text()).append(" |"));
            out.append('\n');
        });
        return out.toString();
    }

    /** The lines of a table. Protocols that come to the same everywhere, but for the steps, share one if they are the most. */
    private static Map<String, List<Cell>> lines(List<List<Cell>> rows) {
        Map<List<String>, List<Integer>> alike = new LinkedHashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            alike.computeIfAbsent(rows.get(row).stream().map(Cell::kind).toList(), k -> new ArrayList<>())
                    .add(row);
        }
        List<Integer> most =
                alike.values().stream().max(Comparator.comparingInt(List::size)).orElse(List.of());
        boolean shared = 2 * most.size() > rows.size();
        Map<String, List<Cell>> lines = new LinkedHashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            if (!shared || !most.contains(row)) {
                lines.put(PROTOCOLS.get(row).says(), rows.get(row));
            }
        }
        if (shared) {
            List<Cell> all = rows.get(most.get(0));
            for (int row : most) {
                List<Cell> before = all;
                List<Cell> more = rows.get(row);
                all = IntStream.range(0, before.size())
                        .mapToObj(c -> before.get(c).with(more.get(c)))
                        .toList();
            }
            lines.put("each of the other " + most.size(), all);
        }
        return lines;
    }

    /**
     * What a save can come to.
     *
     * @param comesTo without numbers
     * @param from steps of the shortest run that is wrong; 0 if none is
     * @param to of several protocols, those of the longest
     * @param how by what leaf words are read
     */
    private record Cell(String comesTo, int from, int to, String how) {
        String kind() {
            return comesTo + how;
        }

        Cell with(Cell other) {
            return new Cell(comesTo, Math.min(from, other.from), Math.max(to, other.to), how);
        }

        String text() {
            String steps = to == 0 ? "" : from == to ? ", " + from : ", " + from + " to " + to;
            return comesTo.replace("wrong", "**wrong**" + steps) + how;
        }
    }

    /** The worst of it, and whether a leaf is read that is not the guest's any more. */
    private static Cell cell(ScenarioResult result) {
        PropertyResult bogus = find(result, "no_silent_bogus");
        boolean wrong = bogus.verdict() == Verdict.VIOLATED;
        int steps = wrong ? Objects.requireNonNull(bogus.trace()).steps().size() : 0;
        String comesTo =
                wrong ? "wrong" : find(result, "a_save_is_given_up").verdict() == Verdict.REACHED ? "fails" : "safe";
        if (isViolated(result, "grants_do_not_wait")) {
            comesTo += ", but it waits";
        }
        String how = "";
        if (find(result, "fresh_view").verdict() == Verdict.VIOLATED) {
            boolean sends = find(result, "only_fresh_is_sent").verdict() == Verdict.VIOLATED;
            boolean inOnePass = result.properties().stream()
                    .anyMatch(p -> p.name().equals("passes_begin_fresh") && p.verdict() == Verdict.HOLDS);
            how = !sends ? " (reads)" : inOnePass ? " (sends, in one pass)" : " (sends)";
        }
        return new Cell(comesTo, steps, steps, how);
    }

    private static boolean isViolated(ScenarioResult result, String property) {
        return result.properties().stream().anyMatch(p -> p.name().equals(property) && p.verdict() == Verdict.VIOLATED);
    }

    private static PropertyResult find(ScenarioResult result, String property) {
        PropertyResult found = result.properties().stream()
                .filter(p -> p.name().equals(property))
                .findFirst()
                .orElseThrow(() -> new AssertionError(result.name() + " does not check " + property));
        if (found.verdict() == Verdict.UNKNOWN) {
            throw new AssertionError(result.name() + ": " + property + " is open");
        }
        return found;
    }

    private static @Nullable Variant variant(LoadedSpec spec, String name) {
        return name.isEmpty()
                ? null
                : spec.spec().schema().variants().stream()
                        .filter(v -> v.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no variant " + name));
    }

    /** The scenario with a protocol, and without the expectations, which are about the base form: so nothing stays open. */
    private static Scenario with(Scenario s, @Nullable Variant variant) {
        return new Scenario(
                s.name(),
                s.description(),
                s.settings(),
                variant,
                s.cpus(),
                s.start(),
                s.checks(),
                List.of(),
                s.doc(),
                s.span());
    }
}
