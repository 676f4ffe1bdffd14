package org.pageproof.checker.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pageproof.checker.live.LiveMove;
import org.pageproof.checker.live.LiveStep;

/** A judge who does not see well is found out: the comparison with what searches say looks at everything that claims speak of. */
class DamagedJudgeTest {
    private static final Path CALLS = Path.of("src", "test", "resources", "models", "calls");

    private Checked checked;

    @BeforeEach
    void check() throws Exception {
        checked = Checked.text("""
                module calls;
                model calls;
                transition count_stays { forall p in pages: p.refs' == p.refs }
                transition only_get_takes { forall p in pages: p.refs' > p.refs => by get }
                transition first_waits { !(cpus[0] steps) }
                transition never_read { forall p in pages: !(by read of p.refs) }
                invariant never_refused on return get -> ok { ok }
                scenario s { cpus 2 repeat get | put; }
                """, CALLS, "s");
    }

    @Test
    void aGoodJudgeAgrees() {
        Judged judged = Judged.of(checked);
        assertTrue(judged.all(10_000));
        assertEquals(List.of("count_stays", "first_waits", "never_read", "never_refused"), judged.decided());
    }

    private void isFoundOut(String property, UnaryOperator<LiveStep> glasses) {
        Judged judged = Judged.through(checked, glasses);
        AssertionError e = assertThrows(AssertionError.class, () -> judged.all(10_000));
        assertTrue(String.valueOf(e.getMessage()).contains(property), e.getMessage());
    }

    @Test
    void whoSeesNoStateAfterTheStep() {
        isFoundOut("count_stays", s -> new LiveStep(s.before(), s.before(), s.move(), s.open(), s.access(), s.calls()));
    }

    @Test
    void whoSeesNoCallPath() {
        isFoundOut(
                "only_get_takes", s -> new LiveStep(s.before(), s.after(), s.move(), List.of(), s.access(), s.calls()));
    }

    @Test
    void whoTakesOneCpuForAnother() {
        isFoundOut("first_waits", s -> {
            LiveMove move = new LiveMove(1 - s.cpu(), s.move().start(), s.move().outcomes());
            return new LiveStep(s.before(), s.after(), move, s.open(), s.access(), s.calls());
        });
    }

    @Test
    void whoSeesNoAccess() {
        isFoundOut("never_read", s -> new LiveStep(s.before(), s.after(), s.move(), s.open(), null, s.calls()));
    }

    @Test
    void whoSeesNoCalls() {
        isFoundOut(
                "never_refused", s -> new LiveStep(s.before(), s.after(), s.move(), s.open(), s.access(), List.of()));
    }
}
