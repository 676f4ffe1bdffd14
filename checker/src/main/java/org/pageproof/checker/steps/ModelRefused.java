package org.pageproof.checker.steps;

import java.util.List;

/** The model cannot be compiled. Bad input, never a fault of the tool. */
public class ModelRefused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Refusal> refusals;

    public ModelRefused(List<Refusal> refusals) {
        super(String.join("\n", refusals.stream().map(Refusal::toString).toList()));
        this.refusals = List.copyOf(refusals);
    }

    /** Where and why. */
    public List<Refusal> refusals() {
        return refusals;
    }

    /** It says itself that it does not come with these parameters. */
    public static final class NotAllowed extends ModelRefused {
        private static final long serialVersionUID = 1;

        public NotAllowed(Refusal refusal) {
            super(List.of(refusal));
        }
    }
}
