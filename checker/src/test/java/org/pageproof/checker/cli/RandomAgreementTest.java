package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import org.pageproof.checker.agreement.Base;
import org.pageproof.checker.agreement.RandomScenario;
import org.pageproof.checker.agreement.Seeds;
import org.pageproof.checker.engine.Engine;

/**
 * Every engine that is there counts the same states and transitions of random models and decides the same claims: the search, the
 * interpreter, real threads, SPIN and Java PathFinder.
 *
 * <p>{@code -Dpageproof.random.scenarios=N} tries more models than the tests have time for.
 */
@Tag("nightly")
class RandomAgreementTest {
    private static final int SCENARIOS = Integer.getInteger("pageproof.random.scenarios", 2);
    private static final int TRIES = 2;

    @Provide
    Arbitrary<Long> seeds() {
        return Seeds.some(TRIES);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void enginesAgreeOnRandomModels(@ForAll("seeds") long seed) throws Exception {
        Path folder = Files.createTempDirectory("random-models");
        List<Base> scenarios = RandomScenario.some(seed, SCENARIOS, folder);
        List<String> arguments = new ArrayList<>(List.of("agree"));
        scenarios.forEach(s -> arguments.add(s.spec().toString()));
        Ran ran = Ran.command(arguments.toArray(String[]::new)).ends(ExitCode.MET);
        for (Base s : scenarios) {
            assertTrue(ran.out().contains(s.name()), ran.out());
        }
        for (Engine judge : Engines.all().judges()) {
            assertTrue(
                    judge.missing().isPresent() || ran.out().contains(judge.name()), judge.name() + "\n" + ran.out());
        }
        System.out.print(ran.out());
        try (Stream<Path> written = Files.walk(folder)) {
            written.forEach(f -> f.toFile().deleteOnExit());
        }
    }
}
