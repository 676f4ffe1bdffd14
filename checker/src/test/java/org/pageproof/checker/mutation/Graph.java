package org.pageproof.checker.mutation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.program.Interpreter;
import org.pageproof.checker.steps.program.StepProgram;

/** All states of an honest program with the transitions from each, to tell whether a mutant has the same. */
final class Graph {
    private final Map<State, Node> nodes = new LinkedHashMap<>();

    /** A transition; where it leads, or which always-checked property it violates. */
    private record Edge(
            int cpu,
            String operation,
            boolean starts,
            List<Step.Argument> arguments,
            List<Integer> choices,
            @Nullable State next,
            @Nullable BuiltIn violates) {}

    private record Node(List<Edge> edges, boolean deadlocked) {}

    Graph(StepProgram program) {
        Interpreter interpreter = new Interpreter(program);
        Deque<State> open = new ArrayDeque<>();
        for (int i = 0; i < program.starts(); i++) {
            open.add(program.start(i));
        }
        while (!open.isEmpty()) {
            State state = open.remove();
            if (!nodes.containsKey(state)) {
                Node node = node(interpreter, state);
                nodes.put(state, node);
                for (Edge e : node.edges()) {
                    if (e.next() != null) {
                        open.add(e.next());
                    }
                }
            }
        }
    }

    int states() {
        return nodes.size();
    }

    private static Node node(Interpreter interpreter, State state) {
        List<Outcome> outcomes = interpreter.outcomes(state);
        List<Edge> edges = new ArrayList<>();
        for (Outcome o : outcomes) {
            Step s = o.step();
            BuiltIn violates = s.violation() == null ? null : s.violation().property();
            edges.add(new Edge(s.cpu(), s.operation(), s.starts(), s.arguments(), s.choices(), o.next(), violates));
        }
        return new Node(edges, interpreter.deadlocked(state, !outcomes.isEmpty()));
    }

    /** Whether the mutant has other reachable states or transitions. It need not even run to have them. */
    boolean isChangedBy(Mutant mutant, StepProgram program) {
        Interpreter interpreter = new Interpreter(program);
        Set<State> forms = new HashSet<>();
        for (Map.Entry<State, Node> e : nodes.entrySet()) {
            State form = mutant.form().apply(e.getKey());
            if (!forms.add(form) || !same(interpreter, form, e.getValue(), mutant)) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(Interpreter interpreter, State form, Node honest, Mutant mutant) {
        Node node;
        try {
            node = node(interpreter, form);
        } catch (RuntimeException e) {
            return false;
        }
        List<Edge> expected = new ArrayList<>();
        for (Edge e : honest.edges()) {
            State next = e.next() == null ? null : mutant.form().apply(e.next());
            expected.add(new Edge(e.cpu(), e.operation(), e.starts(), e.arguments(), e.choices(), next, e.violates()));
        }
        return node.equals(new Node(expected, honest.deadlocked()));
    }
}
