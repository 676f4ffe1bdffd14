package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.pageproof.checker.Schemas;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.prove.methods.Method;
import org.pageproof.checker.prove.solver.Answer;
import org.pageproof.checker.prove.solver.HornAnswer;
import org.pageproof.checker.prove.solver.HornQuery;
import org.pageproof.checker.prove.solver.Query;
import org.pageproof.checker.prove.solver.Solver;
import org.pageproof.checker.prove.solver.SolverLimits;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.checker.scenario.Prepared;
import org.pageproof.checker.scenario.SpecLoader;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.spec.typed.Scenario;

/** What is proved of a number of CPUs is tried with that number: a proof that a short search contradicts is not believed. */
class SecondOpinionTest {
    /** Says that nothing is ever broken. */
    private static final class Liar implements Solver {
        @Override
        public String name() {
            return "a solver that lies";
        }

        @Override
        public void start() {}

        @Override
        public Answer solve(Query query, SolverLimits limits, BooleanSupplier cancelled) {
            return new Answer.Unsat();
        }

        @Override
        public HornAnswer solveHorn(HornQuery query, SolverLimits limits, BooleanSupplier cancelled) {
            return new Answer.Unknown(Answer.Cause.SOLVER, "not asked");
        }

        @Override
        public void close() {}
    }

    private static void proved(String scenarioName) throws Exception {
        LoadedSpec spec = new SpecLoader(List.of()).load(Schemas.root().resolve("docs/examples/lockbox/lockbox.inv"));
        Scenario scenario = spec.spec().scenarios().stream()
                .filter(s -> s.name().equals(scenarioName))
                .findFirst()
                .orElseThrow();
        Prepared prepared = Prepared.of(spec, scenario, Map.of());
        StepProgram program = prepared.compile();
        Properties properties = Properties.of(prepared.scenario(), program);
        try (Liar liar = new Liar()) {
            ProveSearch search = new ProveSearch(program, properties, liar);
            search.run(
                    Method.INDUCTION,
                    new CheckCommand.Limits(1L << 30, null, null, true),
                    1L << 30,
                    goal -> null,
                    () -> false);
            assertTrue(search.isAnythingProved());
            Trial trial = new Trial(prepared.scenario(), program, EnumSet.allOf(BuiltIn.class), () -> false);
            trial.of(prepared.properties(List.of()));
            search.tried(trial);
        }
    }

    @Test
    void aProofOfWhatARunViolatesIsNotBelieved() {
        SelfContradiction told = assertThrows(SelfContradiction.class, () -> proved("unchecked"));
        assertTrue(String.valueOf(told.getMessage()).contains("is proved, and a run violates it"), told.getMessage());
    }
}
