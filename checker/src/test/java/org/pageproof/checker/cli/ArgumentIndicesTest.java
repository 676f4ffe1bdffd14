package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageproof.checker.Schemas;

/** Arguments that name an element which no array of the scenario has: a message with the range, before anything runs. */
class ArgumentIndicesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private String spec(String call) throws IOException {
        return Files.writeString(
                        folder.resolve("s.inv"),
                        "module s;\nmodel xen.Pages;\nscenario s {\n    model with pages = 1, domains = 1;\n    cpus 1 repeat "
                                + call + ";\n    expect holds of no_exception;\n}\n")
                .toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "assign_pages(d = domains[3]) @ \"d\" cannot be domains[3]: in this scenario \"domains\" has 1 element",
                "assign_pages(d = domains[0 - 1]) @ \"d\" cannot be domains[-1]: in this scenario \"domains\" has 1 element",
                "assign_pages(d in { domains[0], domains[1] }) @ \"d\" cannot be domains[1]: in this scenario",
                "get_page(p = 20) @ \"p\" cannot be 20: in this scenario \"pages\" has 1 element",
                "get_page(p in 0 .. 5) @ \"p\" cannot be 1: in this scenario \"pages\" has 1 element",
                "get_page(p = -1) @ \"p\" cannot be -1: in this scenario \"pages\" has 1 element",
            })
    void areRefused(String call, String message) throws IOException {
        String spec = spec(call);
        String[] parts = {"s.inv:5:", "error PP072: " + message, "its index can be 0 .. 0"};
        Ran.command("check", spec).refuses(parts);
        Ran.command("lint", spec).refuses(parts);
    }

    @Test
    void theSizesOfTheScenarioCount() throws IOException {
        String spec = spec("assign_pages(p = 1)");
        Ran.command("check", spec).refuses("its index can be 0 .. 0");
        String err = Ran.command("check", spec, "--set", "pages=2").err();
        assertEquals("", err);
    }

    @Test
    void shippedSpecsNameNoSuchElement() {
        Ran.command("lint", Schemas.root().resolve("spec/invariants").toString())
                .ends(ExitCode.MET);
    }
}
