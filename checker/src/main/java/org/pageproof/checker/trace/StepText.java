package org.pageproof.checker.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pageproof.checker.trace.TraceStep.Access;
import org.pageproof.checker.trace.TraceStep.Change;
import org.pageproof.checker.trace.TraceStep.Value;

/** One step of a trace in words. */
public final class StepText {
    private StepText() {}

    /** The operation, with its arguments where it starts: {@code get_page(p = 0)}. */
    public static String operation(TraceStep step) {
        String arguments = step.arguments().stream()
                .map(a -> a.name() + " = " + a.value().text())
                .collect(Collectors.joining(", "));
        return step.starts() ? step.operation() + "(" + arguments + ")" : step.operation();
    }

    /** The function that makes the access; empty where it is the operation itself. */
    public static String function(TraceStep step) {
        return step.function().equals(step.operation()) ? "" : step.function();
    }

    /** Source file and line of the access: {@code Pages.java:44}; empty when unknown. */
    public static String source(TraceStep step) {
        return step.file() == null ? "" : step.file() + (step.line() > 0 ? ":" + step.line() : "");
    }

    /** The outcomes of {@code choose}: {@code choose: 0, 1}; empty when there are none. */
    public static String choices(TraceStep step) {
        return step.choices().isEmpty()
                ? ""
                : "choose: " + step.choices().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** The access; what the change of its own target says already is left out. */
    public static String accessed(TraceStep step) {
        Access access = step.access();
        if (access == null) {
            return "no shared access";
        }
        return own(step).isPresent() ? name(access) : access(access);
    }

    /** What differs, one slot each, the target of the access first and without its name. */
    public static List<String> changes(TraceStep step) {
        Optional<Change> own = own(step);
        List<String> lines = new ArrayList<>();
        own.ifPresent(c -> lines.add(difference(c)));
        for (Change c : step.changes()) {
            if (own.isEmpty() || !c.equals(own.get())) {
                lines.add(c.slot() + ": " + difference(c));
            }
        }
        return lines;
    }

    /** The change of the access's own target. */
    private static Optional<Change> own(TraceStep step) {
        Access access = step.access();
        return step.changes().stream()
                .filter(c -> access != null && c.slot().equals(access.target()))
                .reduce((a, b) -> b);
    }

    private static String name(Access access) {
        String method = access.kind().substring(access.kind().indexOf('.') + 1);
        return access.target() == null ? access.kind() : access.target() + "." + method;
    }

    /** An access with what it was given and what it returned. */
    private static String access(Access access) {
        String result = access.result() == null ? "" : access.result().text();
        if (access.kind().endsWith(".read")) {
            return name(access) + ": " + result;
        }
        if (access.kind().endsWith(".cmpxchg") && access.result() != null) {
            boolean stores = access.result().equals(access.operands().get(0));
            boolean pair = access.kind().startsWith("WordPair");
            return name(access) + (stores ? " stores what was there" : " fails" + (pair ? "" : ", finds " + result));
        }
        String operands = access.operands().stream().map(Value::text).collect(Collectors.joining(", "));
        return name(access) + "(" + operands + ")" + (result.isEmpty() ? "" : ": " + result);
    }

    /** What differs, by bit field where the slot has some: {@code count 0 -> 1, allocated false -> true}. */
    private static String difference(Change change) {
        if (change.fields().isEmpty()) {
            return change.before().text() + " -> " + change.after().text();
        }
        return change.fields().stream()
                .map(f -> f.name() + " " + f.before() + " -> " + f.after())
                .collect(Collectors.joining(", "));
    }
}
