package org.pageproof.checker.steps.program;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Step;

/** A plain breadth-first search with the interpreter. */
public final class Bfs {
    final Set<State> seen = new HashSet<>();
    long transitions;
    int depth;
    final List<String> violations = new ArrayList<>();
    private final Map<BuiltIn, Integer> shortest = new EnumMap<>(BuiltIn.class);

    /** Searches the whole state space. */
    public static Bfs of(StepProgram program) {
        Bfs b = new Bfs();
        Interpreter interpreter = new Interpreter(program);
        List<State> level = List.of(program.initial());
        b.seen.add(program.initial());
        for (int d = 0; !level.isEmpty(); d++) {
            b.depth = d;
            List<State> next = new ArrayList<>();
            for (State s : level) {
                List<Outcome> outcomes = interpreter.outcomes(s);
                if (interpreter.deadlocked(s, !outcomes.isEmpty())) {
                    b.violations.add(BuiltIn.NO_DEADLOCK + " in " + d);
                    b.shortest.putIfAbsent(BuiltIn.NO_DEADLOCK, d);
                }
                for (Outcome o : outcomes) {
                    Step.Violation violation = o.step().violation();
                    if (violation != null) {
                        b.violations.add(violation + " in " + (d + 1));
                        b.shortest.putIfAbsent(violation.property(), d + 1);
                    } else {
                        b.transitions++;
                        if (b.seen.add(o.next())) {
                            next.add(o.next());
                        }
                    }
                }
            }
            level = next;
        }
        return b;
    }

    public Set<State> states() {
        return seen;
    }

    public long transitions() {
        return transitions;
    }

    /** Each violation that was met, in the order of the search, with the number of steps. */
    public List<String> violations() {
        return violations;
    }

    /** The violated properties with the length of the shortest counterexample. */
    public Map<BuiltIn, Integer> shortest() {
        return shortest;
    }
}
