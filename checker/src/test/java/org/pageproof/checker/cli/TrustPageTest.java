package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.pageproof.checker.Schemas;
import org.pageproof.checker.engine.Engine;
import org.pageproof.checker.scenario.BadInput;

/**
 * The table of {@code docs/trust.md} is about the specs as they are. Its rows of large scenarios, and those of engines that a
 * machine need not have, are made anew by {@code ./pageproof agree --format markdown}.
 */
class TrustPageTest {
    private static final Path PAGE = Schemas.root().resolve("docs/trust.md");
    private static final int SMALL = 1_000;

    private static String block() throws IOException {
        String text = Files.readString(PAGE);
        int begin = text.indexOf("<!-- generated: agree -->");
        return text.substring(begin, text.indexOf("<!-- end -->", begin));
    }

    /** The cells of each row, from the spec on. */
    private static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : text.lines().filter(l -> l.startsWith("| ")).toList()) {
            List<String> cells = new ArrayList<>();
            for (String cell : line.substring(1).split("\\|", -1)) {
                cells.add(cell.strip());
            }
            if (!cells.get(0).equals("spec")) {
                rows.add(cells);
            }
        }
        return rows;
    }

    private static long states(List<String> row) {
        return Long.parseLong(row.get(2).replace(",", ""));
    }

    @Test
    void everyShippedScenarioIsInTheTable() throws IOException, BadInput {
        Set<String> listed = new TreeSet<>();
        rows(block()).forEach(r -> listed.add(r.get(0) + " " + r.get(1)));
        Set<String> shipped = new TreeSet<>();
        new ShippedSpecs().specs().forEach(s -> s.scenarios().forEach(c -> shipped.add(s.module() + " " + c.name())));
        assertEquals(shipped, listed, "write the table anew: ./pageproof agree --format markdown");
        assertTrue(block().contains("contradictions: 0."), "the table ends with the number of contradictions");
    }

    /**
     * Nobody is left out who takes scenarios of that size, and everybody came to the end, which is a time without a question mark. Only
     * proofs may leave something open, for nobody knows before how far they go.
     */
    @Test
    void everyEngineJudgedWhatItIsAskedAbout() throws IOException {
        List<String> engines = Engines.all().judges().stream().map(Engine::name).toList();
        String heading =
                block().lines().filter(l -> l.startsWith("| spec")).findFirst().orElseThrow();
        assertEquals(
                "| spec | scenario | states | transitions | violated, in steps | explore | "
                        + String.join(" | ", engines) + " |",
                heading);
        List<String> wrong = new ArrayList<>();
        for (List<String> row : rows(block())) {
            for (int e = 0; e < engines.size(); e++) {
                boolean asked = states(row)
                        <= Objects.requireNonNull(Engines.all().most().get(engines.get(e)));
                String time = engines.get(e).equals(Engines.PROVE) ? "\\d+\\.\\d\\??|skipped" : "\\d+\\.\\d";
                if (!row.get(6 + e).matches(asked ? time : "skipped")) {
                    wrong.add(row.get(0) + " " + row.get(1) + ": " + engines.get(e) + " " + row.get(6 + e));
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void smallScenariosAreAsTheTableSays() throws IOException {
        List<String> command = new ArrayList<>(List.of("agree", "--engine", "interpreter", "--format", "markdown"));
        List<List<String>> said = new ArrayList<>();
        for (List<String> row : rows(block())) {
            if (states(row) <= SMALL) {
                command.addAll(List.of("--scenario", row.get(1)));
                said.add(row.subList(0, 5));
            }
        }
        Ran ran = Ran.command(command.toArray(String[]::new));
        List<List<String>> now =
                rows(ran.out()).stream().map(r -> r.subList(0, 5)).toList();
        // A name that two specs have may be small in one of them only.
        assertTrue(said.size() > 40 && now.containsAll(said), () -> {
            List<List<String>> changed = new ArrayList<>(said);
            changed.removeAll(now);
            return "write the table anew: ./pageproof agree --format markdown; changed: " + changed;
        });
    }
}
