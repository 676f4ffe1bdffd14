package org.pageproof.checker.mutation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.pageproof.checker.agreement.Base;
import org.pageproof.checker.agreement.TinyScenario;
import org.pageproof.checker.engine.Answer;
import org.pageproof.checker.interpreter.InterpreterEngine;
import org.pageproof.checker.prove.methods.Method;
import org.pageproof.checker.prove.methods.ProveEngine;
import org.pageproof.checker.prove.solver.Solver;
import org.pageproof.checker.prove.solver.SolversForTests;
import org.pageproof.checker.steps.ToolError;
import org.pageproof.checker.steps.program.StepProgram;

/**
 * The comparison of searches with proofs would notice a wrong translation: one instruction is translated as another one, and what is
 * proved contradicts what the search sees, whenever that other instruction makes any difference to a claim.
 */
class LyingTranslationsTest {
    private static final int WANTED = 40;

    @Test
    void aWrongTranslationIsNoticed() {
        List<String> unnoticed = new ArrayList<>();
        Map<String, Integer> noticed = new TreeMap<>();
        try (Solver solver = SolversForTests.z3()) {
            ProveEngine prove = new ProveEngine(solver, Method.BMC);
            int wanted = WANTED;
            for (int batch = 0; wanted > 0; batch++) {
                for (Base base : TinyScenario.some(batch, 20)) {
                    Answer honest = base.judged(new InterpreterEngine());
                    List<Mutant> mutants = new ArrayList<>(CodeMutations.of(base.program()));
                    Collections.shuffle(mutants, new Random(batch));
                    // Two of a model, so that many models have a say.
                    int ofModel = 0;
                    for (Mutant m : mutants) {
                        Base lying = lying(base, m.made().get());
                        if (wanted > 0 && ofModel < 2 && changesAVerdict(lying, honest)) {
                            ofModel++;
                            wanted--;
                            if (isNoticed(lying, prove, honest)) {
                                noticed.merge(m.operator(), 1, Integer::sum);
                            } else {
                                unnoticed.add(base.name() + " of batch " + batch + ": " + m.place());
                            }
                        }
                    }
                }
            }
        }
        System.out.println("wrong translations that were noticed: " + noticed);
        assertTrue(unnoticed.isEmpty(), unnoticed.toString());
        assertFalse(noticed.size() < 4, "few kinds of wrong translations were tried");
    }

    private static Base lying(Base base, StepProgram program) {
        return new Base(base.name(), base.spec(), base.prepared(), program);
    }

    private static boolean changesAVerdict(Base lying, Answer honest) {
        try {
            Answer said = lying.judged(new InterpreterEngine());
            return said.result().exhaustive()
                    && said.result().states() < 300
                    && (!said.result().foundNames().equals(honest.result().foundNames())
                            || said.result().foundNames().stream().anyMatch(n -> said.steps(n) != honest.steps(n)));
        } catch (RuntimeException e) {
            // Nothing can be said of a program that cannot be run.
            return false;
        }
    }

    private static boolean isNoticed(Base lying, ProveEngine prove, Answer honest) {
        try {
            Answer proved = lying.judged(prove);
            // What is written may leave the bounds that were inferred of the honest program: then nothing is claimed.
            return !proved.result().exhaustive() || !honest.contradicts(proved).isEmpty();
        } catch (ToolError e) {
            return true;
        }
    }
}
