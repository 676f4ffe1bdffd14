package org.pageproof.checker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which answers contradict each other, and which can both be true. */
class AnswerTest {
    private static final String WHOLE = "";

    private static EngineResult result(long states, long transitions, String unknown, EngineResult.Found... found) {
        return new EngineResult(states, transitions, 1, unknown, List.of(found), Map.of());
    }

    private static EngineResult.Found found(String property, int steps) {
        List<Move> moves = new ArrayList<>(Collections.nCopies(steps, new Move(0, "", List.of(), List.of())));
        return new EngineResult.Found(property, new Schedule(0, moves));
    }

    private static List<String> between(EngineResult one, EngineResult other) {
        return new Answer("a", true, one).contradicts(new Answer("b", true, other));
    }

    @Test
    void equalAnswersAgree() {
        EngineResult same = result(10, 20, WHOLE, found("p", 3));
        assertEquals(List.of(), between(same, same));
    }

    @Test
    void countsOfWholeSearchesAreCompared() {
        assertEquals(
                List.of("a counts 10 states, b 11", "a counts 20 transitions, b 1,021"),
                between(result(10, 20, WHOLE), result(11, 1_021, WHOLE)));
        assertEquals(List.of(), between(result(10, 20, WHOLE), result(5, 6, "time: over")));
        assertEquals(List.of(), between(result(10, 20, WHOLE), result(-1, -1, WHOLE)));
    }

    @Test
    void whatOneFindsTheOtherFinds() {
        assertEquals(
                List.of("a finds p decided after 3 steps, b does not"),
                between(result(10, 20, WHOLE, found("p", 3)), result(10, 20, WHOLE)));
        assertEquals(
                List.of("b finds p decided after 1 step, a does not"),
                between(result(10, 20, WHOLE), result(10, 20, WHOLE, found("p", 1))));
        assertEquals(
                List.of("b finds p decided after 1 step, a does not"),
                between(result(10, 20, WHOLE), result(3, 4, "time: over", found("p", 1))));
        assertEquals(List.of(), between(result(10, 20, WHOLE, found("p", 3)), result(3, 4, "time: over")));
    }

    @Test
    void whatAnEngineCannotJudgeIsLeftOut() {
        EngineResult blind = new EngineResult(10, 20, 1, WHOLE, List.of(), Map.of("p", "it does not see calls"));
        assertEquals(List.of(), between(result(10, 20, WHOLE, found("p", 3)), blind));
    }

    @Test
    void shortestLengthsAreEqual() {
        EngineResult three = result(10, 20, WHOLE, found("p", 3));
        EngineResult four = result(10, 20, WHOLE, found("p", 4));
        assertEquals(List.of("a finds p decided after 3 steps, b after 4 steps"), between(three, four));
        Answer shortest = new Answer("a", true, three);
        assertEquals(List.of(), shortest.contradicts(new Answer("deep", false, four)));
        assertEquals(
                List.of("a finds p decided after 4 steps, deep after 3 steps"),
                new Answer("a", true, four).contradicts(new Answer("deep", false, three)));
        EngineResult noSteps = result(10, 20, WHOLE, new EngineResult.Found("p", null));
        assertEquals(List.of(), between(three, noSteps));
    }
}
