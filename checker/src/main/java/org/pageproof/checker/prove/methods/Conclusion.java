package org.pageproof.checker.prove.methods;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.trace.Run;

/** What came of one goal. */
public sealed interface Conclusion {
    /**
     * It is true of every run.
     *
     * @param method how that was shown: induction or chc
     * @param k of the induction; 0 for others
     * @param questions names of the questions that show it, with what they rest on
     * @param lemmas names of lemmas of the spec that could be assumed, since they were shown as well; it may rest on some of them only
     */
    record Proved(Method method, int k, List<String> questions, List<String> lemmas) implements Conclusion {
        /** Copies the lists. */
        public Proved {
            questions = List.copyOf(questions);
            lemmas = List.copyOf(lemmas);
        }

        /** In words, such as {@code induction, k = 1}. */
        public String words() {
            return method == Method.CHC ? "chc" : "induction, k = " + k;
        }
    }

    /**
     * It is missed at the end of a run.
     *
     * @param run a shortest one, from a state to start in
     */
    record Missed(Run run) implements Conclusion {}

    /**
     * Nothing is known.
     *
     * @param reason beginning with a word such as {@code time:}
     * @param why it is not inductive; null where that is not the reason
     */
    record Open(String reason, @Nullable Counterexample why) implements Conclusion {}
}
