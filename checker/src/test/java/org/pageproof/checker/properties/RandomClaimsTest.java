package org.pageproof.checker.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.pageproof.checker.explore.Goal;
import org.pageproof.checker.steps.load.ModelPath;

/** What the checker says of random claims is what a plain walk over the typed claim says of the model's own objects. */
class RandomClaimsTest {
    private static final Path JUMBLE = Path.of("src", "test", "resources", "models", "jumble");
    private static final int CLAIMS = 40;
    private static final int DEPTH = 3;

    @Property(tries = 25)
    void theCheckerSaysWhatTheyMean(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) throws Exception {
        List<String> claims = new ArrayList<>();
        for (int i = 0; i < CLAIMS; i++) {
            claims.add(new RandomClaim(seed * CLAIMS + i).property("p" + i, DEPTH));
        }
        claims = unrolled(claims, seed);
        Checked all = checked(claims, seed);
        PlainEvaluator plain = new PlainEvaluator(model(seed));
        List<String> meaningful = new ArrayList<>();
        List<String> violated = new ArrayList<>();
        int noValue = 0;
        for (int i = 0; i < claims.size(); i++) {
            try {
                var property = all.scenario.spec().properties().get(i);
                if (!plain.truth(property.body())) {
                    violated.add(property.name());
                }
                meaningful.add(claims.get(i));
            } catch (PlainEvaluator.NoValue e) {
                noValue++;
            }
        }
        assertTrue(noValue < CLAIMS / 2, "too many claims without a value");
        assertTrue(!violated.isEmpty() && violated.size() < meaningful.size(), "claims of one kind only");
        assertEquals(
                violated,
                checked(meaningful, seed).run(Goal.EVERYTHING).decided(),
                () -> "seed " + seed + "\n" + String.join("\n", meaningful));
    }

    /** Those that do not unroll to more than the checker takes; it says so of the others, which is a matter of other tests. */
    private static List<String> unrolled(List<String> claims, long seed) throws Exception {
        try {
            checked(claims, seed);
            return claims;
        } catch (NoValueError e) {
            List<String> fit = new ArrayList<>();
            for (String claim : claims) {
                try {
                    checked(List.of(claim), seed);
                    fit.add(claim);
                } catch (NoValueError tooLarge) {
                    assertTrue(String.valueOf(tooLarge.getMessage()).contains("too many parts"), claim);
                }
            }
            return fit;
        }
    }

    private static Checked checked(List<String> claims, long seed) throws Exception {
        return Checked.text("""
                module jumble;
                model jumble;
                def full(b: Box, n: int) = b.state.n > n || (let n2 = n + 1: b.state.n == n2);
                %s
                scenario s { model with seed = %d; cpus 2 run look(b = boxes[0]); }
                """.formatted(String.join("\n", claims), seed), JUMBLE, "s");
    }

    private static Object model(long seed) throws Exception {
        Class<?> type = ModelPath.of(List.of(JUMBLE.toAbsolutePath(), ModelPath.machinePlace()))
                .model("jumble", null)
                .load();
        Constructor<?> constructor = type.getConstructors()[0];
        return constructor.newInstance((int) seed, 2);
    }
}
