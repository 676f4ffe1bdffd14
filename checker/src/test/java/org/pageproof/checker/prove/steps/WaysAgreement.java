package org.pageproof.checker.prove.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.prove.term.Evaluation;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.program.Interpreter;
import org.pageproof.checker.steps.program.Start;
import org.pageproof.checker.steps.program.StepProgram;

/** Demands that the ways through steps, as terms, give exactly the interpreter's transitions from every state. */
public final class WaysAgreement {
    private final StepProgram program;
    private final TermBuilder terms = new TermBuilder();
    private final Variables variables;
    private final StepTranslator translator;
    private final Map<List<Object>, List<Way>> ways = new HashMap<>();

    private WaysAgreement(StepProgram program) {
        this.program = program;
        this.variables = new Variables(program, terms);
        this.translator = new StepTranslator(program, variables, new BitSet());
    }

    /** Visits at most {@code most} states; returns how many it visited. */
    public static int check(StepProgram program, int most) {
        return new WaysAgreement(program).visit(most);
    }

    private int visit(int most) {
        Set<State> seen = new HashSet<>();
        Deque<State> open = new ArrayDeque<>();
        for (int s = 0; s < program.starts(); s++) {
            if (seen.add(program.start(s))) {
                open.add(program.start(s));
            }
        }
        while (!open.isEmpty()) {
            State state = open.remove();
            List<String> expected = new ArrayList<>();
            for (Outcome o : new Interpreter(program).outcomes(state)) {
                expected.add(describe(o));
                if (o.next() != null && seen.size() < most && seen.add(o.next())) {
                    open.add(o.next());
                }
            }
            List<String> made = new ArrayList<>();
            for (int cpu = 0; cpu < program.cpus(); cpu++) {
                for (Way way : ways(state, cpu)) {
                    combine(state, way, new ArrayList<>(), made);
                }
            }
            expected.sort(null);
            made.sort(null);
            assertEquals(expected, made, () -> "from " + describe(state));
        }
        return seen.size();
    }

    private List<Way> ways(State state, int cpu) {
        int location = state.location(cpu);
        if (location != State.AT_REST) {
            return known(cpu, location, null);
        }
        List<List<Start>> positions = program.parts().programs().get(cpu);
        List<Way> all = new ArrayList<>();
        if (state.position(cpu) < positions.size()) {
            for (Start s : positions.get(state.position(cpu))) {
                all.addAll(known(cpu, -1, s));
            }
        }
        return all;
    }

    private List<Way> known(int cpu, int location, @Nullable Start start) {
        List<Object> key = start == null ? List.of(cpu, location) : List.of(cpu, start);
        List<Way> found = ways.get(key);
        if (found == null) {
            found = start == null ? translator.from(cpu, location) : translator.from(cpu, start);
            ways.put(key, found);
        }
        return found;
    }

    /** Tries every combination of outcomes of choose. */
    private void combine(State state, Way way, List<Integer> chosen, List<String> made) {
        if (chosen.size() < way.choices().size()) {
            int most = way.choices().get(chosen.size()).bounds().high().intValueExact();
            for (int v = 0; v <= most; v++) {
                List<Integer> longer = new ArrayList<>(chosen);
                longer.add(v);
                combine(state, way, longer, made);
            }
            return;
        }
        Map<Term, BigInteger> values = assignment(state);
        for (int i = 0; i < chosen.size(); i++) {
            Term choice = way.choices().get(i);
            if (!choice.isConstant()) {
                values.put(choice.isVariable() ? choice : choice.operand(0), BigInteger.valueOf(chosen.get(i)));
            }
        }
        Evaluation e = new Evaluation(v -> {
            BigInteger value = values.get(v);
            if (value == null) {
                throw new AssertionError("a variable of another place: " + v);
            }
            return value;
        });
        if (way.guard().stream().allMatch(e::isTrue)) {
            way.kept().forEach(k -> assertEquals(true, e.isTrue(k.holds()), "a bound that is not kept"));
            made.add(describe(state, way, chosen, e));
        }
    }

    private Map<Term, BigInteger> assignment(State state) {
        Map<Term, BigInteger> values = new HashMap<>();
        for (int s = 0; s < program.slots().size(); s++) {
            put(values, variables.slotVariable(s), state.slot(s));
        }
        for (int c = 0; c < program.cpus(); c++) {
            put(values, variables.positionVariable(c), state.position(c));
            if (state.location(c) != State.AT_REST) {
                List<Term> registers = variables.registerVariables(c, state.location(c));
                for (int r = 0; r < registers.size(); r++) {
                    put(values, registers.get(r), state.registers(c)[r]);
                }
            }
        }
        return values;
    }

    private static void put(Map<Term, BigInteger> values, Term variable, long value) {
        if (variable.isVariable()) {
            BigInteger mask = BigInteger.ONE.shiftLeft(variable.width()).subtract(BigInteger.ONE);
            values.put(variable, BigInteger.valueOf(value).and(mask));
        }
    }

    private String describe(Outcome o) {
        Step step = o.step();
        String what = "cpu" + step.cpu() + " step " + program.number(step) + " " + step.choices() + " ";
        if (step.violation() != null) {
            return what + step.violation().property() + " in line "
                    + step.violation().line();
        }
        return what + describe(Objects.requireNonNull(o.next()));
    }

    private String describe(State state, Way way, List<Integer> chosen, Evaluation e) {
        String what = "cpu" + way.cpu() + " step " + way.number() + " " + chosen + " ";
        if (way.end() instanceof End.Violation v) {
            return what + v.property() + " in line " + v.line();
        }
        State next = state.copy();
        way.writes().forEach((slot, value) -> next.slots()[slot] = e.signed(value));
        if (way.end() instanceof End.AtRest r) {
            next.atRest(way.cpu(), (int) e.signed(r.position()));
        } else if (way.end() instanceof End.At at) {
            next.at(
                    way.cpu(),
                    at.location(),
                    at.registers().stream().mapToLong(e::signed).toArray());
        }
        return what + describe(next);
    }

    private static String describe(State s) {
        StringBuilder text = new StringBuilder(java.util.Arrays.toString(s.slots()));
        for (int c = 0; c < s.cpus(); c++) {
            text.append(' ').append(s.position(c)).append('@').append(s.location(c));
            text.append(java.util.Arrays.toString(s.registers(c)));
        }
        return text.toString();
    }
}
