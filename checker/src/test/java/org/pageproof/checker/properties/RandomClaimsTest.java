package org.pageproof.checker.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.pageproof.checker.agreement.Seeds;
import org.pageproof.checker.explore.Goal;

/** What the checker says of random claims, in each state and of each step, is what the judge says who walks over the typed claim. */
class RandomClaimsTest {
    private static final Path JUMBLE = Path.of("src", "test", "resources", "models", "jumble");
    /** As many as a search can check, with the premises that some of them have. */
    private static final int CLAIMS = 30;

    private static final int DEPTH = 3;
    private static final int MOST_STATES = 20_000;
    private static final String LOOKING = "cpus 2 run look(b = boxes[0]);";
    private static final String RUNNING = """
            cpus 1 run hand(b = boxes[0]), paint;
            cpus 1 run paint(b in { boxes[0], boxes[1] }) | hand(b = boxes[0], p = people[1]);
            """;

    @Property(seed = Seeds.BUILD, tries = 20)
    void claimsAboutValues(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) throws Exception {
        compare(seed, LOOKING, claim -> claim.property("p", DEPTH));
    }

    @Property(seed = Seeds.BUILD, tries = 4)
    void claimsAboutStepsCallsAndLives(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) throws Exception {
        compare(seed, RUNNING, claim -> claim.running("p", DEPTH - 1));
    }

    private static void compare(long seed, String cpus, Function<RandomClaim, String> make) throws Exception {
        List<String> claims = new ArrayList<>();
        for (int i = 0; i < CLAIMS; i++) {
            claims.add(make.apply(new RandomClaim(seed * CLAIMS + i)).replaceFirst(" p ", " p" + i + " "));
        }
        claims = unrolled(claims, seed, cpus);
        String text = "seed " + seed + "\n" + String.join("\n", claims);
        try {
            Checked all = checked(claims, seed, cpus);
            Judged judged = Judged.of(all);
            assertTrue(judged.all(MOST_STATES), "more states than expected");
            List<String> without = judged.withoutValue();
            assertTrue(without.size() < claims.size() / 2, "too many claims without a value: " + without);
            List<String> meaningful = new ArrayList<>();
            for (int i = 0; i < claims.size(); i++) {
                if (!without.contains(all.properties.get(i).name())) {
                    meaningful.add(claims.get(i));
                }
            }
            List<String> decided = new ArrayList<>(judged.decided());
            decided.removeAll(without);
            assertTrue(!decided.isEmpty() && decided.size() < meaningful.size(), "claims of one kind only");
            assertEquals(
                    decided,
                    checked(meaningful, seed, cpus).run(Goal.EVERYTHING).decided());
        } catch (AssertionError e) {
            throw new AssertionError(text, e);
        }
    }

    /** Those that do not unroll to more than the checker takes; it says so of the others, which is a matter of other tests. */
    private static List<String> unrolled(List<String> claims, long seed, String cpus) throws Exception {
        try {
            checked(claims, seed, cpus);
            return claims;
        } catch (NoValueError e) {
            List<String> fit = new ArrayList<>();
            for (String claim : claims) {
                try {
                    checked(List.of(claim), seed, cpus);
                    fit.add(claim);
                } catch (NoValueError tooLarge) {
                    assertTrue(String.valueOf(tooLarge.getMessage()).contains("too many parts"), claim);
                }
            }
            return fit;
        }
    }

    private static Checked checked(List<String> claims, long seed, String cpus) throws Exception {
        return Checked.text("""
                module jumble;
                model jumble;
                def full(b: Box, n: int) = b.state.n > n || (let n2 = n + 1: b.state.n == n2);
                def ahead(c: Cpu, b: Box, p: Person) =
                    c before atomic of b.state || c before write of b.keeper || p != none && c before fetchAnd of p.keys
                    || c before lock of door && b.state.open;
                %s
                scenario s { model with seed = %d; %s }
                """.formatted(String.join("\n", claims), seed, cpus), JUMBLE, "s");
    }
}
