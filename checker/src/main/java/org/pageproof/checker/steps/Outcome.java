package org.pageproof.checker.steps;

import org.jspecify.annotations.Nullable;

/** One enabled transition: the step and where it leads; {@code next} is null exactly when the step violates something. */
public record Outcome(Step step, @Nullable State next) {}
