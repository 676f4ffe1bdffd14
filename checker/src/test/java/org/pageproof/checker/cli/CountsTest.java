package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every published count of reachable states up to 2,000,000, through the command line. */
class CountsTest {
    private static final long MOST = 2_000_000;
    private static final String REFCOUNT = "../docs/examples/refcount/refcount.inv";
    private static final String LOCKBOX = "../docs/examples/lockbox/lockbox.inv";

    /** The cells of the rows of the table below a heading, headings and rulers left out. */
    private static List<List<Long>> table(String heading, int columns) throws IOException {
        List<List<Long>> rows = new ArrayList<>();
        boolean here = false;
        for (String line : text().lines().toList()) {
            if (line.startsWith("## ")) {
                here = line.startsWith("## " + heading);
            }
            List<String> cells =
                    Arrays.stream(line.split("\\|")).map(String::strip).toList();
            boolean numbers = cells.size() > columns
                    && cells.subList(1, columns + 1).stream().allMatch(c -> c.matches("[0-9,]+"));
            if (here && numbers) {
                rows.add(cells.subList(1, columns + 1).stream()
                        .map(c -> Long.parseLong(c.replace(",", "")))
                        .toList());
            }
        }
        return rows;
    }

    private static String text() throws IOException {
        try (InputStream in = Objects.requireNonNull(CountsTest.class.getResourceAsStream("/counts.md"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Stream<List<Long>> refcountRows() throws IOException {
        return table("RefCount", 5).stream().filter(r -> r.get(2) <= MOST);
    }

    private static Stream<List<Long>> lockboxRows() throws IOException {
        return table("LockBox", 4).stream();
    }

    private static JsonNode check(ExitCode expected, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("check"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--reduce", "none", "--format", "json"));
        Ran ran = Ran.command(all.toArray(String[]::new)).ends(expected);
        return new ObjectMapper().readTree(ran.out()).path("scenarios").path(0);
    }

    private static void counts(JsonNode scenario, long states, long transitions, long depth) {
        assertEquals(states, scenario.path("states").asLong());
        assertEquals(transitions, scenario.path("transitions").asLong());
        assertEquals(depth, scenario.path("depth").asLong());
    }

    private static JsonNode property(JsonNode scenario, String name) {
        for (JsonNode p : scenario.path("properties")) {
            if (p.path("name").asText().equals(name)) {
                return p;
            }
        }
        throw new AssertionError("no property " + name);
    }

    @Test
    void theTablesAreFound() throws IOException {
        assertEquals(8, refcountRows().count());
        assertEquals(4, lockboxRows().count());
    }

    @ParameterizedTest
    @MethodSource("refcountRows")
    void refcount(List<Long> row) throws IOException {
        JsonNode s = check(
                ExitCode.MET,
                REFCOUNT,
                "--scenario",
                "refcount",
                "--set",
                "cpus=" + row.get(0),
                "--set",
                "pages=" + row.get(1));
        counts(s, row.get(2), row.get(3), row.get(4));
        assertEquals(
                "HOLDS",
                property(s, "held_page_keeps_its_owner").path("verdict").asText());
        assertEquals("HOLDS", property(s, "count_covers_held").path("verdict").asText());
    }

    @ParameterizedTest
    @MethodSource("lockboxRows")
    void lockbox(List<Long> row) throws IOException {
        JsonNode s = check(ExitCode.MET, LOCKBOX, "--scenario", "lockbox", "--set", "cpus=" + row.get(0));
        counts(s, row.get(1), row.get(2), row.get(3));
        assertEquals("HOLDS", property(s, "one_inside").path("verdict").asText());
    }

    @Test
    void ownerFirstWithTwoCpus() throws IOException {
        JsonNode s = check(ExitCode.MET, REFCOUNT, "--scenario", "owner_first_two_cpus");
        assertEquals(43, s.path("states").asLong());
        assertEquals(152, s.path("transitions").asLong());
        assertEquals(
                "HOLDS",
                property(s, "held_page_keeps_its_owner").path("verdict").asText());
        assertEquals("HOLDS", property(s, "count_covers_held").path("verdict").asText());
    }

    @Test
    void oppositeAlone() throws IOException {
        JsonNode s = check(ExitCode.MET, LOCKBOX, "--scenario", "opposite_alone");
        assertEquals(584, s.path("states").asLong());
        assertEquals(744, s.path("transitions").asLong());
    }

    @ParameterizedTest
    @CsvSource({
        "owner_first,3,held_page_keeps_its_owner,16",
        "put_plain_write,2,count_covers_held,13",
        "put_plain_write_three_cpus,3,count_covers_held,11",
    })
    void refcountVariants(String scenario, int cpus, String violated, int steps) throws IOException {
        JsonNode s = check(ExitCode.MET, REFCOUNT, "--scenario", scenario, "--set", "cpus=" + cpus);
        assertEquals("VIOLATED", property(s, violated).path("verdict").asText());
        assertEquals(steps, property(s, violated).path("steps").asInt());
    }

    @ParameterizedTest
    @CsvSource({
        "opposite,2,no_deadlock,2",
        "opposite,3,no_deadlock,2",
        "unchecked,2,fits,15",
        "unchecked,3,fits,15",
        "unchecked_alone,1,fits,16"
    })
    void lockboxVariants(String scenario, int cpus, String violated, int steps) throws IOException {
        JsonNode s = check(ExitCode.MET, LOCKBOX, "--scenario", scenario, "--set", "cpus=" + cpus);
        assertEquals("VIOLATED", property(s, violated).path("verdict").asText());
        assertEquals(steps, property(s, violated).path("steps").asInt());
    }
}
