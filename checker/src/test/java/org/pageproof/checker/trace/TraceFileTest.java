package org.pageproof.checker.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageproof.checker.Schemas;

class TraceFileTest {
    private final TraceFile file = new TraceFile();
    private final String text = file.write(HandMade.trace());

    @Test
    void readBackIsTheSame() throws BadTrace {
        assertEquals(HandMade.trace(), file.read("t.json", text));
    }

    @Test
    void fitsItsSchema() throws IOException {
        assertEquals(List.of(), Schemas.complaints("trace.schema.json", text));
        assertFalse(Schemas.complaints("trace.schema.json", text.replace("\"cpu\" : 1", "\"cpu\" : -1"))
                .isEmpty());
    }

    @Test
    void olderTracesHaveNoLegend() throws BadTrace {
        String older = text.replaceFirst("(?s)\"legend\" : \\{.*?\\}\\s*\\},\\s*", "");
        assertFalse(older.contains("legend"), older);
        assertEquals(Map.of(), file.read("t.json", older).legend());
    }

    @Test
    void largeNumbersAreItfBigints() {
        assertTrue(text.contains("\"#bigint\" : \"-9223372036854775808\""), text);
    }

    @Test
    void aTraceCutOffAnywhereIsALocatedMessage() {
        for (int end = 0; end < text.length() - 2; end += 97) {
            String message = message(text.substring(0, end));
            assertTrue(message.startsWith("t.json:"), message);
            assertFalse(message.contains("Exception") || message.contains("com.fasterxml"), message);
        }
    }

    @Test
    void whatDoesNotFitIsSaidWithItsPlace() {
        String missing = message(text.replace("\"operation\" : \"get_page\",\n    \"starts\"", "\"starts\""));
        assertTrue(missing.matches("(?s)t.json:\\d+:\\d+: not a trace: at /steps\\[0\\].*"), missing);
        String wrong = message(text.replace("\"line\" : 44", "\"line\" : \"here\""));
        assertTrue(wrong.matches("(?s)t.json:\\d+:\\d+: not a trace: at /steps\\[2\\]/line: .*"), wrong);
        String newer = message(text.replace("\"format\" : 1", "\"format\" : 2"));
        assertTrue(newer.contains("this program reads format 1 only"), newer);
        String stranger = message(text.replace("\"format\" : 1", "\"new\" : {}, \"format\" : 2"));
        assertTrue(stranger.contains("a newer pageproof wrote this trace (format 2)"), stranger);
        String other = message("[1, 2]");
        assertFalse(other.contains("org.pageproof") || other.contains("java."), other);
    }

    @Test
    void missingFoldersAndBinaries(@TempDir Path folder) throws IOException {
        assertTrue(messageOf(folder.resolve("none.json")).contains("no such file"));
        assertTrue(messageOf(folder).contains("it is a folder"));
        Path binary = Files.write(folder.resolve("binary.json"), new byte[] {(byte) 0xca, (byte) 0xfe, 0, 1});
        assertTrue(messageOf(binary).contains("this is not text"));
    }

    private String message(String content) {
        return String.valueOf(
                assertThrows(BadTrace.class, () -> file.read("t.json", content)).getMessage());
    }

    private String messageOf(Path path) {
        return String.valueOf(
                assertThrows(BadTrace.class, () -> file.read(path)).getMessage());
    }

    @Test
    void aSpecIsTakenForNoTrace() {
        String spec = assertThrows(BadTrace.class, () -> file.read("a.inv", "// A spec.\nmodule a;\n"))
                .getMessage();
        assertEquals(
                "a.inv: this is a spec and not a trace; list shows what a spec has, check writes its traces", spec);
        String other = String.valueOf(assertThrows(BadTrace.class, () -> file.read("t.json", "// No trace.\n"))
                .getMessage());
        assertFalse(other.contains("ALLOW"), other);
    }
}
