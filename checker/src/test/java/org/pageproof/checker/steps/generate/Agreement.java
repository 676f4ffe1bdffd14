package org.pageproof.checker.steps.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pageproof.checker.steps.NextState;
import org.pageproof.checker.steps.Successors;
import org.pageproof.checker.steps.program.EffectCheck;
import org.pageproof.checker.steps.program.InterpretedNextState;
import org.pageproof.checker.steps.program.StepProgram;

/** Demands that generated code and the interpreter give the same transitions, in the same order, from every state. */
public final class Agreement {
    private Agreement() {}

    /** Visits at most {@code most} states; returns how many it visited. */
    public static int check(StepProgram program, int most) {
        NextState generated = new EffectCheck(program, new GeneratedNextState(program));
        EffectCheck effects = new EffectCheck(program, generated);
        NextState interpreted = new InterpretedNextState(program, effects);
        int words = program.words();
        long[] first = new long[words];
        interpreted.initial(first, 0);
        Set<List<Long>> seen = new HashSet<>();
        Deque<long[]> open = new ArrayDeque<>();
        seen.add(key(first, 0, words));
        open.add(first);
        while (!open.isEmpty()) {
            long[] state = open.remove();
            Successors a = new Successors(words);
            Successors b = new Successors(words);
            interpreted.successors(state, 0, a);
            generated.successors(state, 0, b);
            assertEquals(describe(a, words), describe(b, words), () -> "from " + Arrays.toString(state));
            for (int i = 0; i < a.size() && seen.size() < most; i++) {
                if (seen.add(key(a.words(), i * words, words))) {
                    open.add(Arrays.copyOfRange(a.words(), i * words, (i + 1) * words));
                }
            }
        }
        return seen.size();
    }

    private static List<Long> key(long[] state, int at, int words) {
        List<Long> key = new ArrayList<>(words);
        for (int i = 0; i < words; i++) {
            key.add(state[at + i]);
        }
        return key;
    }

    private static String describe(Successors s, int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < s.size(); i++) {
            text.append(s.cpu(i)).append('@').append(s.location(i));
            text.append(key(s.words(), i * words, words)).append('\n');
        }
        for (int i = 0; i < s.violations(); i++) {
            text.append(s.violated(i)).append(" by ").append(s.violatingCpu(i)).append('\n');
        }
        return text.toString();
    }
}
