package org.pageproof.checker.steps;

import java.util.List;

/** The model cannot be compiled. Bad input, never a fault of the tool. */
public final class ModelRefused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Refusal> refusals;

    public ModelRefused(List<Refusal> refusals) {
        super(String.join("\n", refusals.stream().map(Refusal::toString).toList()));
        this.refusals = List.copyOf(refusals);
    }

    public List<Refusal> refusals() {
        return refusals;
    }
}
