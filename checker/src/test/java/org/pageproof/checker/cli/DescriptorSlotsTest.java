package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageproof.checker.Schemas;
import org.pageproof.checker.prove.solver.NeedsZ3;

/** The accounting of descriptor slots, of any number of vCPUs and of two. */
@NeedsZ3
class DescriptorSlotsTest {
    private static final Path SPEC = Schemas.root().resolve("spec/proofs/descriptor_slots.inv");
    private static final String SEARCHED = Schemas.root()
            .resolve("spec/proofs/searched/descriptor_slots_of_two_vcpus.inv")
            .toString();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private static void says(String text, String property, String verdict) {
        assertTrue(
                Pattern.compile("^ +(\\w+ )?" + property + ": " + verdict, Pattern.MULTILINE)
                        .matcher(text)
                        .find(),
                property + " is not " + verdict + " in\n" + text);
    }

    @Test
    void sixteenSlotsAreAccountedForWhateverTheNumberOfVcpus() {
        String text = Ran.command("prove", SPEC.toString(), "--scenario", "ldt", "--timeout", "300s")
                .out();
        for (String p :
                List.of("filled_slots_are_counted", "references_are_accounted_for", "type_references_of_slots")) {
            says(text, p, "PROVED");
        }
        assertTrue(text.contains("any number of CPUs"), text);
    }

    /** What breaks the accounting is not proved, also where the values of slots are forgotten. */
    @ParameterizedTest
    @CsvSource({
        "ldt, slot_forgotten, type_references_of_slots",
        "ldt, slot_refilled, filled_slots_are_counted",
        "gdt, one_too_many, references_are_accounted_for"
    })
    void whatIsWrongIsNotProved(String scenario, String variant, String property) throws Exception {
        Path file = folder.resolve("descriptor_slots.inv");
        Files.writeString(
                file,
                Files.readString(SPEC).replace("    cpus any", "    with variant " + variant + ";\n    cpus any"));
        String text = Ran.command(
                        "prove", file.toString(), "--scenario", scenario, "--timeout", "300s", "--set", "ldt_slots=2")
                .out();
        says(text, property, "UNKNOWN \\(solver: it is not inductive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"slot_forgotten", "one_too_many", "slot_refilled"})
    void twoVcpusBreakIt(String scenario) {
        Ran.command("check", SEARCHED, "--scenario", scenario).ends(ExitCode.MET);
    }

    @Test
    void whatIsProvedIsTrueOfTwoVcpus() {
        Ran.command("check", SEARCHED, "--scenario", "two_vcpus", "--set", "pages=1")
                .ends(ExitCode.MET);
        Ran.command(
                        "check",
                        SPEC.toString(),
                        "--scenario",
                        "ldt",
                        "--set",
                        "cpus=2",
                        "--set",
                        "ldt_slots=2",
                        "--set",
                        "count_bits=4",
                        "--set",
                        "type_bits=3")
                .ends(ExitCode.MET);
    }
}
