package org.pageproof.checker.steps.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;

/** A plain breadth-first search with the interpreter. */
final class Bfs {
    final Set<State> seen = new HashSet<>();
    long transitions;
    int depth;
    final List<String> violations = new ArrayList<>();

    static Bfs of(StepProgram program) {
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
                }
                for (Outcome o : outcomes) {
                    if (o.next() == null) {
                        b.violations.add(o.step().violation() + " in " + (d + 1));
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
}
