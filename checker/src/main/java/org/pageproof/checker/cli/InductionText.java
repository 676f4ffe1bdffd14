package org.pageproof.checker.cli;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pageproof.checker.properties.Explanation;
import org.pageproof.checker.properties.NoValueError;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.prove.methods.Counterexample;
import org.pageproof.checker.prove.methods.Goal;
import org.pageproof.checker.scenario.Prepared;
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
        Run run = why.run();
        if (why.goal() instanceof Goal.Always always) {
            BitSet read = program.reads(number(run));
            return Optional.of(
                    text(run, BuiltInFinding.of(always.property(), program, run), important(run, read), columns));
        } else if (why.goal() instanceof Goal.OfSpec s) {
            return explained(run, s.number()).map(e -> {
                String file = Home.portable(prepared.scenario().spec().source().file());
                BitSet read = new BitSet();
                e.slots().forEach(read::set);
                return text(run, SpecFinding.of(properties.get(s.number()), e, file), important(run, read), columns);
            });
        }
        return Optional.empty();
    }

    private String text(Run run, Trace.Finding finding, List<String> important, int columns) {
        Trace trace = new TraceMaker(program, prepared.programs())
                .make(
                        Version.tool(),
                        TraceIdentity.model(prepared, program),
                        TraceIdentity.spec(prepared),
                        finding,
                        run);
        return new ShownInduction(trace, columns, important, locals(run)).text();
    }

    /** Of each CPU in the first state, for those too are assumed to be anything. */
    private List<List<String>> locals(Run run) {
        ShownLocals shown = new ShownLocals(prepared.model(), program);
        return IntStream.range(0, program.cpus())
                .mapToObj(c -> shown.of(run.initial(), c))
                .toList();
    }

    private Optional<Explanation> explained(Run run, int property) {
        try {
            return SpecFinding.explain(properties, property, run);
        } catch (NoValueError e) {
            return Optional.empty();
        }
    }

    private int number(Run run) {
        return program.number(run.outcomes().get(run.length() - 1).step());
    }

    /**
     * Of the slots that decide those first that the last step changes, then those that it reads.
     *
     * @param decide what is read where the claim is missed
     */
    private List<String> important(Run run, BitSet decide) {
        State before = run.state(run.length() - 1);
        State after = run.outcomes().get(run.length() - 1).next();
        BitSet read = program.reads(number(run));
        Comparator<Integer> order = Comparator.comparing(
                        (Integer s) -> after == null || before.slot(s) == after.slot(s))
                .thenComparing(s -> !read.get(s))
                .thenComparing(s -> s);
        return decide.stream()
                .boxed()
                .sorted(order)
                .limit(MOST_IMPORTANT)
                .map(s -> program.slots().get(s).path())
                .toList();
    }
}
