package org.pageproof.checker.agreement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.program.Interpreter;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.steps.random.RandomModel;

/** Small scenarios over random models, with a claim of each kind. */
public final class RandomScenario {
    private static final String CLAIMS = """
            invariant low { v < 3 }
            invariant words_fit { forall p in pages: p.word <= 6 && p.word != 2 }
            invariant free_at_rest at rest { lock.holder == none && (forall c in cpus: c.counts[1] < 9) }
            transition bit_kept { forall p in pages: p.word & 1 <= p.word' & 1 || by op0 }
            transition helpers_change_nothing { by helper => v' == v && w' == w }
            transition reads_keep { by read of v => v' == v }
            lemma one_ahead { forall c in cpus, p in pages: c before write of p.word => p.word < 5 && !(c before read of v) }
            def ahead(c: Cpu) = c before atomic of v || c before lock of lock || c before write of cell || c before read of w;
            transition nothing_new_ahead { forall c in cpus: ahead(c)' => ahead(c) || c before read || at rest }
            cover two_ahead { exists c, e in cpus, p, q in pages: c != e && c before read of p.word && e before atomic of q.word }
            cover cell_used { cell != none && !at rest }
            cover pair_moves { pair.low' != pair.low || pair.high' != pair.high }
            lifecycle modes of c.mode for c in cpus { initial MIDDLE; MIDDLE -> HIGH by op2; HIGH -> LOW; }
            cover refused on return helper(c, _) -> n { n > 0 && c steps }
            """;

    private static final int LEAST_STATES = 20;
    private static final int MOST_STATES = 700;

    private RandomScenario() {}

    /**
     * Scenarios of two CPUs that depend on the seed alone; those with very few states or very many are left out.
     *
     * @param folder where to write the models and specs
     */
    public static List<Base> some(long seed, int count, Path folder) throws IOException, BadInput {
        Random random = new Random(seed);
        List<Base> all = new ArrayList<>();
        while (all.size() < count) {
            Base base = of(random.nextInt(1_000_000), folder);
            long states = states(base.program(), MOST_STATES);
            if (states >= LEAST_STATES && states <= MOST_STATES) {
                all.add(base);
            }
        }
        return all;
    }

    private static Base of(int number, Path folder) throws IOException, BadInput {
        Random random = new Random(number);
        String name = "R" + number;
        Path own = Files.createDirectories(folder.resolve(name));
        Files.writeString(own.resolve(name + ".java"), RandomModel.source(name, random));
        String last = random.nextBoolean() ? "op1(q = true)" : "op2(x = 1)";
        Path spec = own.resolve(name + ".inv");
        Files.writeString(spec, """
                        module random;
                        model %s;
                        %s
                        scenario random%d {
                            model with cpus = 2;
                            cpus 1 run op0, op2(x = 0);
                            cpus 1 run %s;
                        }
                        """.formatted(name, CLAIMS, number, last));
        return Base.of(spec, "random" + number, Map.of());
    }

    /** The number of states, or one more than {@code most}. */
    static long states(StepProgram program, int most) {
        Interpreter interpreter = new Interpreter(program);
        Set<State> seen = new HashSet<>(Set.of(program.initial()));
        Deque<State> open = new ArrayDeque<>(seen);
        while (!open.isEmpty() && seen.size() <= most) {
            for (Outcome o : interpreter.outcomes(open.remove())) {
                State next = o.next();
                if (next != null && seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return seen.size();
    }
}
