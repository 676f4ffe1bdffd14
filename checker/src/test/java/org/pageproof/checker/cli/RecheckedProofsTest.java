package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageproof.checker.Schemas;
import org.pageproof.checker.prove.solver.Answer;
import org.pageproof.checker.prove.solver.Query;
import org.pageproof.checker.prove.solver.Solver;
import org.pageproof.checker.prove.solver.SolverLimits;
import org.pageproof.checker.prove.solver.SolversForTests;

/**
 * What Z3 says of the questions that proofs rest on, cvc5 says as well: it reads the files of {@code --emit-smt2}, of
 * scenarios of every kind. Questions that it cannot answer in time are counted. {@code -Dpageproof.recheck.all=true} takes all that
 * are proved for any number of CPUs, and {@code -Dpageproof.recheck.seconds=N} as many seconds for each scenario.
 */
@Tag("nightly")
class RecheckedProofsTest {
    private static final SolverLimits LIMITS =
            new SolverLimits(Duration.ofMillis(Integer.getInteger("pageproof.recheck.milliseconds", 1_000)), 1L << 30);

    /** For one scenario, after which the rest of its questions is counted as not asked. */
    private static final Duration OF_SCENARIO = Duration.ofSeconds(Integer.getInteger("pageproof.recheck.seconds", 10));

    private static final Pattern SCRIPT = Pattern.compile(
            "(?s)((?:;[^\\n]*\\n)*)(?:\\(set-option :produce-models true\\)\\n)?\\(set-logic (?!HORN)(\\w+)\\)\\n(.*)\\(check-sat\\)\\n");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private int rechecked;
    private final List<String> wrong = new ArrayList<>();

    @Test
    void theSecondSolverAgreesWithTheFirst() throws Exception {
        Solver cvc5 = SolversForTests.cvc5();
        SolversForTests.z3().close();
        recheck(cvc5, "opposite_alone", Schemas.root().resolve("docs/examples/lockbox/lockbox.inv"));
        recheck(cvc5, "owner_first_two_cpus", Schemas.root().resolve("docs/examples/refcount/refcount.inv"));
        recheck(cvc5, "never_served", Schemas.root().resolve("spec/invariants/descriptor_tables.inv"));
        recheck(cvc5, "any_number", Schemas.root().resolve("spec/proofs/shadow_count.inv"));
        recheck(cvc5, "full", Schemas.root().resolve("spec/proofs/shadow_count.inv"));
        recheck(cvc5, "any_number", Schemas.root().resolve("docs/examples/refcount/any_number.inv"));
        boolean all = Boolean.getBoolean("pageproof.recheck.all");
        for (String eras : List.of("any_number_of_cpus", "type_references")) {
            recheck(cvc5, "january_2009", Schemas.root().resolve("spec/proofs/" + eras + ".inv"));
            for (String era : List.of("until_2009", "march_2020", "today_without_shadow_paging", "today")) {
                if (all) {
                    recheck(cvc5, era, Schemas.root().resolve("spec/proofs/" + eras + ".inv"));
                }
            }
        }
        for (String table : all ? List.of("gdt", "ldt") : List.of("gdt")) {
            recheck(cvc5, table, Schemas.root().resolve("spec/proofs/descriptor_slots.inv"));
        }
        assertEquals(List.of(), wrong);
        assertTrue(rechecked > 150, "only " + rechecked + " questions were rechecked");
    }

    private void recheck(Solver cvc5, String scenario, Path file) {
        Path out = folder.resolve(file.getFileName() + "." + scenario);
        Ran.command(
                "prove", file.toString(), "--scenario", scenario, "--timeout", "20s", "--emit-smt2", out.toString());
        Map<String, Integer> counts = new TreeMap<>();
        long start = System.nanoTime();
        try (Stream<Path> files = Files.walk(out)) {
            for (Path f : inOrder(files.filter(Files::isRegularFile).toList())) {
                boolean late = System.nanoTime() - start > OF_SCENARIO.toNanos();
                String came = late ? "not asked" : recheck(cvc5, Files.readString(f));
                if (came.equals("contradiction")) {
                    wrong.add(scenario + ": " + f.getFileName());
                }
                counts.merge(came, 1, Integer::sum);
            }
        } catch (Exception e) {
            throw new AssertionError(scenario, e);
        }
        rechecked += counts.getOrDefault("same", 0);
        System.out.printf(
                Locale.ROOT,
                "rechecked by cvc5: %s: %s in %.1f s%n",
                scenario,
                counts,
                (System.nanoTime() - start) / 1e9);
    }

    /** Those first that verdicts rest on. */
    private static List<Path> inOrder(List<Path> files) throws IOException {
        StringBuilder index = new StringBuilder();
        List<Path> questions = new ArrayList<>();
        for (Path f : files) {
            if (f.toString().endsWith(".smt2")) {
                questions.add(f);
            } else {
                index.append(Files.readString(f));
            }
        }
        questions.sort(Comparator.comparing(
                        (Path f) -> !index.toString().contains(f.getFileName().toString()))
                .thenComparing(Comparator.naturalOrder()));
        return questions;
    }

    private static String recheck(Solver cvc5, String text) throws Exception {
        Matcher m = SCRIPT.matcher(text);
        if (!m.matches()) {
            // Of Horn clauses.
            return "not for cvc5";
        }
        Matcher first = Pattern.compile("; Z3.* answered (\\w+) after").matcher(m.group(1));
        assertTrue(first.find(), m.group(1));
        Answer second = cvc5.solve(new Query(m.group(2), m.group(3), List.of()), LIMITS, () -> false);
        if (second instanceof Answer.Unknown) {
            return "no answer in time";
        } else if (first.group(1).equals("unknown")) {
            return "answered by cvc5 alone";
        }
        boolean unsat = second instanceof Answer.Unsat;
        return first.group(1).equals(unsat ? "unsat" : "sat") ? "same" : "contradiction";
    }

    /** A question whose answer was turned round in its head must be found out. */
    @Test
    void aWrongAnswerIsNoticed() throws Exception {
        Solver cvc5 = SolversForTests.cvc5();
        String text = """
                ; Z3 4 answered sat after 0.01 s
                (set-option :produce-models true)
                (set-logic QF_BV)
                (declare-const a (_ BitVec 8))
                (assert (bvult a #x00))
                (check-sat)
                """;
        assertEquals("contradiction", recheck(cvc5, text));
        assertEquals("same", recheck(cvc5, text.replace("answered sat", "answered unsat")));
    }
}
