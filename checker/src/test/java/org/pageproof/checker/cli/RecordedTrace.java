package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pageproof.checker.Schemas;

/** A trace of {@code counterexamples}. {@code -Dpageproof.refresh=true} records it again. */
record RecordedTrace(String name) {
    static final Path FOLDER = Schemas.root().resolve("counterexamples");

    /** It is the trace that was found now, but for what changes with every comment; its text shows it; and it replays. */
    void isStillFoundAndReplays(String property, String found) throws IOException {
        Path recorded = FOLDER.resolve(name).resolve("trace.json");
        Path text = recorded.resolveSibling("trace.txt");
        if (Boolean.getBoolean("pageproof.refresh")) {
            Files.createDirectories(FOLDER.resolve(name));
            Files.writeString(recorded, found);
            Files.writeString(text, shown(recorded));
        }
        assertEquals(withoutFingerprints(Files.readString(recorded)), withoutFingerprints(found));
        assertEquals(Files.readString(text), shown(recorded));
        String replayed = Ran.command("replay", "--on", "jvm", recorded.toString())
                .ends(ExitCode.MET)
                .out();
        assertTrue(replayed.contains("end in the same violation of " + property), replayed);
        assertTrue(replayed.contains("the real classes"), replayed);
    }

    /** They change with every comment in a spec and with the compiler; replay tells of them. */
    private static String withoutFingerprints(String trace) {
        return trace.replaceAll("\"fingerprint\" : \"\\w+\"", "");
    }

    private static String shown(Path trace) {
        return Ran.command("show", trace.toString()).ends(ExitCode.MET).out();
    }
}
