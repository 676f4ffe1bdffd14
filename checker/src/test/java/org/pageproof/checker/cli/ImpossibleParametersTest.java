package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageproof.checker.Schemas;

/** Each parameter is in its range, but no world is like that. */
class ImpossibleParametersTest {
    @ParameterizedTest
    @CsvSource({
        "gdt_frames=2, vcpus=1, gdt_frames = 2 is more than gdt_slots = 1",
        "ldt_frames=2, ldt_slots=2, ldt_frames = 2 is more than pages = 1",
        "gdt_frames=1, vcpus=4, type_bits = 2 cannot count the 4 references that a page has at the start"
    })
    void areRefused(String first, String second, String message) {
        String spec =
                Schemas.root().resolve("spec/invariants/descriptor_tables.inv").toString();
        Ran ran = Ran.command(
                        "check",
                        spec,
                        "--scenario",
                        "a_guest_without_a_gdt",
                        "--set",
                        first,
                        "--set",
                        second,
                        "--set",
                        "type_bits=2")
                .ends(ExitCode.BAD_INPUT);
        assertTrue(ran.err().contains("descriptor_tables.inv:"), ran.err());
        assertTrue(ran.err().contains(message), ran.err());
        assertFalse(ran.err().contains("Exception"), ran.err());
        assertEquals(-1, ran.out().indexOf("HOLDS"));
    }

    @ParameterizedTest
    @CsvSource({
        "holes=3, holes = 3 is more than pfns = 2",
        "unborn=2, unborn = 2 is more than holes = 1",
        "ptes=3, ptes = 3 is more than pfns = 2",
        "generation=8, generation = 8 is more than the largest of gen_bits = 7"
    })
    void aGuestThatContradictsItselfIsRefused(String setting, String message) {
        String spec = Schemas.root().resolve("spec/invariants/guest_p2m.inv").toString();
        Ran ran = Ran.command("check", spec, "--scenario", "guest_grows", "--set", setting)
                .ends(ExitCode.BAD_INPUT);
        assertTrue(ran.err().contains(message), ran.err());
        assertFalse(ran.err().contains("Exception"), ran.err());
    }
}
