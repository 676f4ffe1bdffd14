package org.pageproof.spec.typed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** In which states, or of which steps, a claim is made. */
public sealed interface Moment {
    /** In every state, or of every step. */
    Moment ALWAYS = new Always();

    /** In the states in which no CPU is inside an operation. */
    Moment AT_REST = new AtRestOnly();

    /** The variables that it binds for the body. */
    List<Variable> variables();

    record Always() implements Moment {
        @Override
        public List<Variable> variables() {
            return List.of();
        }
    }

    record AtRestOnly() implements Moment {
        @Override
        public List<Variable> variables() {
            return List.of();
        }
    }

    /**
     * Whenever a function is called, or returns: the claim is about the state at that moment, in the middle of a step when
     * the call is made by its local code.
     *
     * @param returns whether it is made at the end of the call
     * @param function an operation or helper of the model
     * @param operation whether the operation of that name is meant, rather than a method that operations call
     * @param arguments a variable for each argument that has a name, null for the others; as many as the function has, or
     *     none when the claim names none
     * @param result the variable for the result, or null
     * @param parameters how many parameters the function has, the CPU among them; -1 for any number
     */
    record OnCall(
            boolean returns,
            String function,
            boolean operation,
            List<@Nullable Variable> arguments,
            @Nullable Variable result,
            int parameters)
            implements Moment {
        public OnCall {
            arguments = Collections.unmodifiableList(new ArrayList<>(arguments));
        }

        @Override
        public List<Variable> variables() {
            return Stream.concat(arguments.stream().flatMap(Stream::ofNullable), Stream.ofNullable(result))
                    .toList();
        }
    }
}
