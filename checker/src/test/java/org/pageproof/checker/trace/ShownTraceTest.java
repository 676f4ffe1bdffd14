package org.pageproof.checker.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ShownTraceTest {
    @Test
    void handMadeTraceAsText() {
        String text = new ShownTrace(HandMade.trace()).text();
        System.out.println(text);
        assertTrue(text.lines().allMatch(l -> l.length() <= ShownTrace.WIDTH), text);
    }

    @Test
    void writtenAndReadBack() throws BadTrace {
        Trace trace = HandMade.trace();
        String text = new TraceFile().write(trace);
        System.out.println(text);
        assertEquals(trace, new TraceFile().read("t.json", text));
    }
}
