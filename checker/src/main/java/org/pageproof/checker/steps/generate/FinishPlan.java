package org.pageproof.checker.steps.generate;

import java.util.List;
import org.pageproof.checker.steps.program.Layout;
import org.pageproof.checker.steps.program.StepProgram;

/** How one CPU is put at rest when its operation has ended. */
final class FinishPlan {
    private final int[] clearWord;
    private final long[] clearMask;
    private final PackedField location;
    private final PackedField position;
    private final int length;
    private final boolean repeats;

    FinishPlan(StepProgram.Parts parts, int cpu) {
        List<Layout.Piece> region = parts.layout().region(cpu);
        clearWord = region.stream().mapToInt(Layout.Piece::word).toArray();
        clearMask = region.stream()
                .mapToLong(p -> ~(CallTables.mask(p.bits()) << p.shift()))
                .toArray();
        location = new PackedField(parts.layout().location(cpu));
        position = new PackedField(parts.layout().position(cpu));
        length = parts.programs().get(cpu).size();
        repeats = parts.repeats().get(cpu);
    }

    void apply(long[] state) {
        for (int i = 0; i < clearWord.length; i++) {
            state[clearWord[i]] &= clearMask[i];
        }
        location.set(state, 0);
        long next = position.get(state, 0) + 1;
        position.set(state, repeats && next == length ? 0 : next);
    }
}
