package org.pageproof.checker.properties;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.properties.ground.CallRanges;
import org.pageproof.checker.properties.ground.Evaluator;
import org.pageproof.checker.properties.ground.Ground;
import org.pageproof.checker.properties.ground.Inputs;
import org.pageproof.checker.properties.ground.StepFacts;
import org.pageproof.checker.properties.ground.StepFold;
import org.pageproof.checker.properties.ground.Undefined;
import org.pageproof.checker.steps.Location;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.analysis.PathTable;
import org.pageproof.checker.steps.ir.MethodCode;
import org.pageproof.checker.steps.program.CallEvent;
import org.pageproof.checker.steps.program.Interpreter;
import org.pageproof.checker.steps.program.Interpreter.Told;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.spec.typed.Moment;

/**
 * Claims that two states do not tell: about the calls that a step makes and about the word that it accesses. Such steps are
 * made again by the interpreter, those only that may say something of an open claim.
 */
final class StepWatch {
    private final StepProgram program;
    private final Inputs inputs;
    private final Interpreter interpreter;
    private final List<Claim> claims;
    private final BitSet methods = new BitSet();
    private final BitSet called = new BitSet();
    private final OnUndefined onUndefined;

    /** By step number and CPU: the claims of which such a step may say something. */
    private final long[][] masks;

    private long[] knownBefore = new long[0];
    private int knownCpu = -1;
    private List<Decided> known = List.of();

    /**
     * A claim.
     *
     * @param number of the property, premises included
     * @param condition when it is decided
     * @param call the call of which it is; null for a claim about the access
     * @param methods the methods of that call
     */
    record Claim(int number, Ground condition, Moment.@Nullable OnCall call, BitSet methods) {
        static Claim of(int number, Ground condition, Moment.@Nullable OnCall call, CallRanges calls) {
            BitSet methods = new BitSet();
            if (call != null) {
                calls.methods(call).forEach(m -> methods.set(m.id()));
            }
            return new Claim(number, condition, call, methods);
        }
    }

    /** Says what is wrong where a claim has no value; null when it is to count as decided. */
    interface OnUndefined {
        @Nullable
        NoValueError error(int property, Undefined why);
    }

    private record Decided(int step, State next, long claims) {}

    StepWatch(StepProgram program, Inputs inputs, List<Claim> claims, OnUndefined onUndefined) {
        this.program = program;
        this.inputs = inputs;
        this.interpreter = new Interpreter(program);
        this.claims = List.copyOf(claims);
        this.onUndefined = onUndefined;
        claims.forEach(c -> methods.or(c.methods()));
        this.masks = new long[program.locations().size()][program.cpus()];
        CallSites sites = claims.stream().anyMatch(c -> c.call() != null) ? new CallSites(program) : null;
        for (int s = 0; s < masks.length; s++) {
            for (int cpu = 0; cpu < program.cpus(); cpu++) {
                for (Claim c : claims) {
                    masks[s][cpu] |= may(c, s, cpu, sites) ? 1L << c.number() : 0;
                }
            }
        }
    }

    private boolean may(Claim claim, int step, int cpu, @Nullable CallSites sites) {
        Moment.OnCall call = claim.call();
        if (call != null) {
            return Objects.requireNonNull(sites).may(step, call.returns(), claim.methods());
        }
        StepFacts facts = new StepFacts(program.locations().get(step), cpu, null, null);
        return StepFold.needsAccess(new StepFold(facts).fold(claim.condition()));
    }

    /** The claims of which a step with this number may say something that only the step itself tells. */
    long mask(int step, int cpu) {
        return masks[step][cpu];
    }

    /** Whether any step so far has made a call of which this claim is. */
    boolean wasCalled(int number) {
        return called.get(number);
    }

    /** The part of {@code open} that a transition decides. */
    long decided(long open, long[] pre, int preAt, int step, int cpu, long[] post, int postAt) {
        long asked = open & masks[step][cpu];
        if (asked == 0) {
            return 0;
        }
        int words = program.words();
        if (cpu != knownCpu || !Arrays.equals(pre, preAt, preAt + words, knownBefore, 0, knownBefore.length)) {
            knownBefore = Arrays.copyOfRange(pre, preAt, preAt + words);
            knownCpu = cpu;
            known = decided(open, program.unpack(pre, preAt), cpu);
        }
        long found = 0;
        State next = null;
        for (Decided d : known) {
            if (d.step() == step && (d.claims() & asked & ~found) != 0) {
                next = next == null ? program.unpack(post, postAt) : next;
                found |= d.next().equals(next) ? d.claims() & asked : 0;
            }
        }
        return found;
    }

    /** What the transitions of a CPU decide; those that decide nothing are left out. */
    private List<Decided> decided(long open, State before, int cpu) {
        List<Decided> all = new ArrayList<>();
        for (Told told : interpreter.transitions(before, cpu, methods)) {
            State next = told.outcome().next();
            if (next == null) {
                continue;
            }
            int step = program.number(told.outcome().step());
            long decided = 0;
            for (Claim c : claims) {
                if ((open & masks[step][cpu] & 1L << c.number()) != 0 && isDecided(c, before, told)) {
                    decided |= 1L << c.number();
                }
            }
            if (decided != 0) {
                all.add(new Decided(step, next, decided));
            }
        }
        return all;
    }

    private boolean isDecided(Claim c, State before, Told told) {
        Step step = told.outcome().step();
        State next = told.outcome().next();
        try {
            if (c.call() != null) {
                return deciding(c, told).isPresent();
            }
            StepFacts facts = facts(step, program.locations().get(program.number(step)));
            return new Evaluator(inputs.of(before), inputs.of(Objects.requireNonNull(next)), facts)
                    .isTrue(c.condition());
        } catch (Undefined u) {
            NoValueError error = onUndefined.error(c.number(), u);
            if (error != null) {
                throw error;
            }
            return true;
        }
    }

    /** The methods of whose calls some claim speaks. */
    BitSet methods() {
        return (BitSet) methods.clone();
    }

    /** The methods of whose calls this claim speaks. */
    BitSet methods(int number) {
        BitSet all = new BitSet();
        claims.stream().filter(c -> c.number() == number).forEach(c -> all.or(c.methods()));
        return all;
    }

    private Optional<CallEvent> deciding(Claim c, Told told) throws Undefined {
        Moment.OnCall call = Objects.requireNonNull(c.call());
        for (CallEvent e : told.events()) {
            if (e.returns() == call.returns() && c.methods().get(method(e).id())) {
                called.set(c.number());
                if (evaluator(e, call, told.outcome().step().cpu()).isTrue(c.condition())) {
                    return Optional.of(e);
                }
            }
        }
        return Optional.empty();
    }

    /** What is known of a step when it has been made. */
    static StepFacts facts(Step step, Location at) {
        return new StepFacts(
                at,
                step.cpu(),
                null,
                step.access() == null ? List.of() : step.access().slots());
    }

    /** Reads the state at a call, with its arguments and result. */
    Evaluator evaluator(CallEvent e, Moment.OnCall call, int cpu) {
        Evaluator.Reading at = inputs.of(e, CallRanges.receiver(method(e), call));
        return new Evaluator(at, at, facts(e.path(), cpu));
    }

    /** What is known of a step at a call. */
    StepFacts facts(int path, int cpu) {
        return new StepFacts(location(path), cpu, null, List.of());
    }

    private MethodCode method(CallEvent e) {
        return program.parts()
                .methods()
                .get(program.parts().paths().paths().get(e.path()).method());
    }

    /** The call path, as the location of a step that makes no access. */
    private Location location(int path) {
        List<Location.Call> calls = new ArrayList<>();
        for (int p = path; p >= 0; p = program.parts().paths().paths().get(p).parent()) {
            MethodCode m = program.parts()
                    .methods()
                    .get(program.parts().paths().paths().get(p).method());
            calls.add(0, new Location.Call(m.function(), m.method(), m.file(), 0));
        }
        PathTable.Path last = program.parts().paths().paths().get(path);
        return new Location(
                -1, program.parts().operations().get(last.operation()).name(), calls, "");
    }

    /** The call of a step that decides a claim; empty when none does. */
    Optional<CallEvent> deciding(int number, State before, Outcome outcome) throws Undefined {
        Claim claim =
                claims.stream().filter(c -> c.number() == number).findFirst().orElseThrow();
        for (Told told : interpreter.transitions(before, outcome.step().cpu(), methods)) {
            if (told.outcome().equals(outcome)) {
                return deciding(claim, told);
            }
        }
        return Optional.empty();
    }

    /** Whether it is this that decides a claim, for some steps at least. */
    boolean knows(int number) {
        return claims.stream().anyMatch(c -> c.number() == number);
    }

    /** Whether it takes more than the states before and after a step to decide it. */
    static boolean isOf(Ground condition, Moment moment) {
        return moment instanceof Moment.OnCall || StepFold.needsAccess(condition);
    }
}
