package org.pageproof.checker.cli;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pageproof.checker.properties.Explanation;
import org.pageproof.checker.properties.NoValueError;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.properties.ground.StepFold;
import org.pageproof.checker.prove.methods.Counterexample;
import org.pageproof.checker.prove.methods.Goal;
import org.pageproof.checker.scenario.Prepared;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.trace.Run;
import org.pageproof.checker.trace.ShownInduction;
import org.pageproof.checker.trace.Trace;
import org.pageproof.checker.trace.TraceMaker;

/** Shows why something is not inductive. */
final class InductionText {
    /** More slots than that are no help. */
    private static final int MOST_IMPORTANT = 3;

    private final Prepared prepared;
    private final StepProgram program;
    private final Properties properties;

    InductionText(Prepared prepared, StepProgram program, Properties properties) {
        this.prepared = prepared;
        this.program = program;
        this.properties = properties;
    }

    /** The text of at most so many columns; empty where the end of the run has no value to explain. */
    Optional<String> of(Counterexample why, int columns) {
        return finding(why).map(f -> {
            Trace trace = new TraceMaker(program, prepared.programs())
                    .make(
                            Version.tool(),
                            TraceIdentity.model(prepared, program),
                            TraceIdentity.spec(prepared),
                            f,
                            why.run());
            return new ShownInduction(trace, columns, important(why), locals(why.run())).text();
        });
    }

    /** Of each CPU in the first state, for those too are assumed to be anything. */
    private List<List<String>> locals(Run run) {
        ShownLocals shown = new ShownLocals(prepared.model(), program);
        return IntStream.range(0, program.cpus())
                .mapToObj(c -> shown.of(run.initial(), c))
                .toList();
    }

    private Optional<Trace.Finding> finding(Counterexample why) {
        if (why.goal() instanceof Goal.Always always) {
            return Optional.of(BuiltInFinding.of(always.property(), program, why.run()));
        } else if (why.goal() instanceof Goal.OfSpec s) {
            try {
                Optional<Explanation> e = SpecFinding.explain(properties, s.number(), why.run());
                String file = Home.portable(prepared.scenario().spec().source().file());
                return e.map(x -> SpecFinding.of(properties.get(s.number()), x, file));
            } catch (NoValueError e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The slots that the claim reads and the last step changes; then those that the claim and the step read. */
    private List<String> important(Counterexample why) {
        Run run = why.run();
        Outcome last = run.outcomes().get(run.length() - 1);
        int number = program.number(last.step());
        State before = run.state(run.length() - 1);
        State after = last.next();
        BitSet claimed = new BitSet();
        if (why.goal() instanceof Goal.OfSpec s) {
            claimed.or(StepFold.reads(properties.condition(s.number())));
        } else {
            claimed.or(program.reads(number));
        }
        List<String> paths = new ArrayList<>();
        for (boolean changed : new boolean[] {true, false}) {
            for (int s = 0; s < program.slots().size() && paths.size() < MOST_IMPORTANT; s++) {
                boolean changes = after != null && before.slot(s) != after.slot(s);
                boolean matters =
                        changed ? changes : !changes && program.reads(number).get(s);
                if (claimed.get(s) && matters) {
                    paths.add(program.slots().get(s).path());
                }
            }
        }
        return paths;
    }
}
