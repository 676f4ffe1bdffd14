package org.pageproof.checker.prove.methods;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.properties.ground.CallRanges;
import org.pageproof.checker.properties.ground.Ground;
import org.pageproof.checker.properties.ground.Inputs;
import org.pageproof.checker.properties.ground.StepFacts;
import org.pageproof.checker.properties.ground.Terms;
import org.pageproof.checker.prove.claims.ClaimTerms;
import org.pageproof.checker.prove.claims.NoTerm;
import org.pageproof.checker.prove.claims.Reading;
import org.pageproof.checker.prove.steps.CallMoment;
import org.pageproof.checker.prove.steps.End;
import org.pageproof.checker.prove.steps.Kept;
import org.pageproof.checker.prove.steps.Variables;
import org.pageproof.checker.prove.steps.Way;
import org.pageproof.checker.prove.term.Op;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.spec.typed.Moment;

/** When a goal is missed: in a state, in the state after a way, or by a way. A claim without a value is missed as well. */
final class GoalTerms {
    private final ProofSystem system;
    private final StepProgram program;
    private final TermBuilder terms;
    private final Variables variables;
    private final Inputs inputs;
    private final Map<Goal, ClaimTerms> before = new HashMap<>();

    GoalTerms(ProofSystem system) {
        this.system = system;
        this.program = system.program();
        this.terms = system.terms();
        this.variables = system.variables();
        this.inputs = new Inputs(program);
    }

    /** A goal about states is missed in the state before a step. */
    Term missed(Goal.OfSpec goal) {
        return missed(before(goal), system.properties().condition(goal.number()));
    }

    /** A goal about states in the state before a step. */
    private ClaimTerms before(Goal.OfSpec goal) {
        return before.computeIfAbsent(
                goal, g -> new ClaimTerms(terms, (input, after) -> read(input), StepFacts.NO_STEP));
    }

    private Term missed(ClaimTerms claim, Ground condition) {
        return terms.or(claim.truth(condition), terms.not(claim.hasValue(condition)));
    }

    /** A goal is missed in the state before a step; null for goals that speak of steps. */
    @Nullable
    Term missedInState(Goal goal) {
        if (goal instanceof Goal.OfSpec s && s.ofState()) {
            return missed(s);
        }
        return isDeadlock(goal) ? system.deadlock().orElseThrow() : null;
    }

    private static boolean isDeadlock(Goal goal) {
        return goal instanceof Goal.Always a && a.property() == BuiltIn.NO_DEADLOCK;
    }

    /** A goal is missed after a way, or by it, apart from the guard of the way. */
    Term missed(Goal goal, Way way) {
        if (goal == Goal.Ground.BOUNDS) {
            return terms.not(terms.and(way.kept().stream().map(Kept::holds).toList()));
        } else if (goal == Goal.Ground.EVERY_WAY_FOLLOWED) {
            return terms.bool(way.end() instanceof End.GivenUp);
        } else if (isDeadlock(goal)) {
            boolean ends = way.end() instanceof End.Violation || way.end() instanceof End.GivenUp;
            return ends
                    ? terms.no()
                    : new AfterWay(system, way).of(system.deadlock().orElseThrow());
        } else if (goal instanceof Goal.Always always) {
            return terms.bool(way.end() instanceof End.Violation v && v.property() == always.property());
        } else if (way.end() instanceof End.Violation || way.end() instanceof End.GivenUp) {
            return terms.no();
        } else if (goal instanceof Goal.Guess guess) {
            return new AfterWay(system, way).of(guess.missed());
        }
        Goal.OfSpec claimed = (Goal.OfSpec) goal;
        Ground condition = system.properties().condition(claimed.number());
        if (claimed.ofState()) {
            return missed(before(claimed).after((input, after) -> readAfter(way, input)), condition);
        }
        if (moment(claimed.number()) instanceof Moment.OnCall call) {
            return missed(claimed.number(), call, way);
        }
        Reading reading = (input, after) -> after ? readAfter(way, input) : read(input);
        StepFacts facts = new StepFacts(program.locations().get(way.number()), way.cpu(), null, way.accessed());
        return missed(new ClaimTerms(terms, reading, facts), condition);
    }

    private Moment moment(int property) {
        return system.properties().get(property).moment();
    }

    /** That a call on the way misses a claim about calls. */
    private Term missed(int property, Moment.OnCall call, Way way) {
        BitSet methods = system.properties().watchedMethods(property);
        Ground condition = system.properties().condition(property);
        List<Term> any = new ArrayList<>();
        for (CallMoment c : way.calls()) {
            int method = program.parts().paths().paths().get(c.path()).method();
            if (c.returns() == call.returns() && methods.get(method)) {
                int receiver = CallRanges.receiver(program.parts().methods().get(method), call);
                Reading reading = (input, after) -> readAt(c, receiver, input);
                ClaimTerms claim =
                        new ClaimTerms(terms, reading, system.properties().atCall(c.path(), way.cpu()));
                any.add(terms.or(missed(claim, condition), outside(reading, condition)));
            }
        }
        return terms.or(any);
    }

    private Term readAt(CallMoment c, int receiver, int input) {
        if (inputs.isResult(input)) {
            return c.result();
        } else if (inputs.isArgument(input)) {
            return c.arguments().get(inputs.argumentNumber(input) + receiver);
        } else if (inputs.isLocal(input) || inputs.isPlace(input)) {
            return read(input);
        }
        return Objects.requireNonNullElseGet(c.slots().get(input), () -> variables.slot(input));
    }

    /** That something is not in the range with which the claim was made: nobody else shows that of what is read within a step. */
    private Term outside(Reading reading, Ground g) {
        List<Term> any = new ArrayList<>();
        if (g instanceof Ground.Slot s) {
            Term value = reading.input(s.slot(), s.after());
            Term low = terms.constant(s.range().low(), Variables.WIDE);
            Term high = terms.constant(s.range().high(), Variables.WIDE);
            any.add(terms.not(terms.and(
                    terms.apply(Op.SIGNED_AT_MOST, low, value), terms.apply(Op.SIGNED_AT_MOST, value, high))));
        }
        Terms.children(g).forEach(c -> any.add(outside(reading, c)));
        return terms.or(any);
    }

    /** Why a property has no translation, with the place in the spec; empty when it has one. */
    Optional<String> untranslated(int property) {
        try {
            // Whether there is one does not depend on what is read.
            Reading reading = (input, after) -> terms.constant(0, Variables.WIDE);
            missed(
                    new ClaimTerms(terms, reading, StepFacts.NO_STEP),
                    system.properties().condition(property));
            return Optional.empty();
        } catch (NoTerm e) {
            return Optional.of(system.properties().place(e.span()) + ": " + e.getMessage());
        }
    }

    /** A state to start in must not be like this, where a goal about steps speaks of it. */
    Optional<Ground> wrongStart(Goal goal) {
        return goal instanceof Goal.OfSpec claimed
                ? system.properties().wrongStart(claimed.number())
                : Optional.empty();
    }

    private Term read(int input) {
        if (inputs.isRest(input)) {
            BigInteger most = BigInteger.ONE.shiftLeft(61);
            return terms.zeroExtend(
                    terms.variable("others in sum " + input, 62, BigInteger.ZERO, most), Variables.WIDE);
        }
        if (inputs.isLocal(input)) {
            Inputs.Local l = inputs.local(input);
            return variables.registers(l.cpu(), l.location()).get(l.number());
        }
        return inputs.isPlace(input) ? variables.place(input - inputs.place(0)) : variables.slot(input);
    }

    /** Of a CPU that is elsewhere any value does: the claim asks for its place first. */
    private Term localAfter(Way way, Inputs.Local l) {
        if (l.cpu() != way.cpu()) {
            return variables.registers(l.cpu(), l.location()).get(l.number());
        }
        return way.end() instanceof End.At at && at.location() == l.location()
                ? at.registers().get(l.number())
                : terms.constant(0, Variables.WIDE);
    }

    private Term readAfter(Way way, int input) {
        if (inputs.isRest(input)) {
            return read(input);
        }
        if (inputs.isLocal(input)) {
            return localAfter(way, inputs.local(input));
        }
        if (inputs.isPlace(input)) {
            int cpu = input - inputs.place(0);
            if (cpu != way.cpu()) {
                return variables.place(cpu);
            }
            long place = way.end() instanceof End.At at
                    ? 1L + program.parts().cpuLocations().index(cpu, at.location())
                    : 0;
            return terms.constant(place, Variables.WIDE);
        }
        return Objects.requireNonNullElseGet(way.writes().get(input), () -> variables.slot(input));
    }
}
